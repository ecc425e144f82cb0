import './own-items.css';
import type { OfficerName } from '@sunshine-seat/shared/contract/base.ts';
import type { ComplainantEvent } from '@sunshine-seat/shared/contract/complainant.ts';
import { ITEM_STATES } from '@sunshine-seat/shared/domain/items.ts';
import { useTranslation } from 'react-i18next';
import { newIntentKey } from '../api/intent-key.ts';
import type { OwnCase } from '../live/apply-event.ts';
import { formatMoment } from '../ui/console/moment.ts';
import { currentLanguage } from '../ui/i18n.ts';
import { familyNameIn } from '../ui/names.ts';
import { Section } from '../ui/PhoneShell.tsx';
import { useNow } from '../ui/server-clock.ts';
import { type ItemStory, itemStories, tellingMarks } from './item-story.ts';
import { OwnershipQuestion } from './OwnershipQuestion.tsx';
import { confirmItem, ownPictureAddress } from './own-item-calls.ts';

/** What was taken and where it stands, on the owner’s phone; what is back is theirs to confirm. */
export function OwnItems({
  own,
  onContributed,
}: {
  own: OwnCase;
  /** Takes in what the own word was answered with. */
  onContributed: (events: readonly ComplainantEvent[]) => void;
}) {
  const { t, ready } = useTranslation('items');
  const stories = itemStories(own.events.map(({ entry }) => entry));
  const confirm = async (itemId: string, isMine: boolean) => {
    const { events } = await confirmItem(itemId, isMine, newIntentKey());
    onContributed(events);
  };
  if (!ready || stories.length === 0) return null;
  return (
    <Section title={t('own.title')} aside={t('count', { n: stories.length })}>
      <ul className="own-items">
        {stories.map((story) => (
          <li key={story.item.id}>
            <OwnItem story={story} timeZone={own.case.station.timeZone} />
            {story.state === 'recovered' && (
              <OwnershipQuestion
                story={story}
                timeZone={own.case.station.timeZone}
                canConfirm={own.pass.relation === null}
                onConfirm={(isMine) => confirm(story.item.id, isMine)}
              />
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function OwnItem({ story, timeZone }: { story: ItemStory; timeZone: string }) {
  const { t } = useTranslation('items');
  const { item, state } = story;
  return (
    <>
      <h3>
        <bdi>{item.name}</bdi>
      </h3>
      {tellingMarks(item).map(({ mark, text }) => (
        <p key={mark} className="mark">
          {t(`field.${mark}`)} <bdi>{text}</bdi>
        </p>
      ))}
      {item.pictureId && (
        <img src={ownPictureAddress(item.pictureId)} alt={t('photoOf', { name: item.name })} loading="lazy" />
      )}
      <p className="state">{t(`own.state.${state}`)}</p>
      <OwnSteps story={story} timeZone={timeZone} />
    </>
  );
}

/** The way back of something that is missing. */
const STEPS = ITEM_STATES.filter((state) => state !== 'missing');

/** Every step on the way; those it has come to with the time and who said so. */
function OwnSteps({ story, timeZone }: { story: ItemStory; timeZone: string }) {
  const { t } = useTranslation(['items', 'common']);
  const now = useNow(60_000);
  const officer = (by: OfficerName) =>
    t('own.by', {
      officer: t('common:officerTitle', { name: familyNameIn(by, currentLanguage()) }),
      badge: by.badge,
    });
  return (
    <ol className="item-track" aria-label={t('own.steps')}>
      {STEPS.map((state) => {
        const step = story.steps.find((one) => one.state === state);
        const name = t(`common:itemState.${state}`);
        return (
          <li key={state} className={step && 'done'}>
            {step ? t('own.done', { state: name, at: formatMoment(step.at, now, timeZone) }) : name}
            {step?.by && <small> {officer(step.by)}</small>}
          </li>
        );
      })}
    </ol>
  );
}
