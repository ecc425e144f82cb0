import type { ComplainantEvent } from '@sunshine-seat/shared/contract/complainant.ts';
import { useTranslation } from 'react-i18next';
import type { OwnCase } from '../live/apply-event.ts';
import { openScopes } from '../live/own-lens.ts';
import { formatTime } from '../ui/format.ts';
import { ChecksIcon } from '../ui/icons/ChecksIcon.tsx';
import { Thumbnail } from './StillList.tsx';
import { sharedStills } from './shared-stills.ts';

type LineExtraProps = {
  own: OwnCase;
  event: ComplainantEvent;
  now: number;
  onStill: (still: string) => void;
};

/** The lines to which something is added. */
export const hasExtra = ({ entry }: ComplainantEvent): boolean =>
  entry.type === 'still-shared' || entry.type === 'clue';

/** What taking part adds to a line of the timeline: the still itself while it is shared, or that a clue was read. */
export function LineExtra({ own, event, now, onStill }: LineExtraProps) {
  const { entry } = event;
  if (entry.type === 'still-shared') {
    if (!openScopes(own.header, now).includes('stills')) return null;
    return <SharedPicture own={own} pictureId={entry.pictureId} onStill={onStill} />;
  }
  if (entry.type !== 'clue' || entry.side !== 'complainant') return null;
  return (
    <>
      {entry.clue.pictureId && (
        <div className="shots">
          <Thumbnail still={{ pictureId: entry.clue.pictureId }} />
        </div>
      )}
      <ReadSign own={own} event={event} />
    </>
  );
}

function SharedPicture({
  own,
  pictureId,
  onStill,
}: {
  own: OwnCase;
  pictureId: string;
  onStill: (still: string) => void;
}) {
  const { t } = useTranslation('take-part');
  const standing = sharedStills(own.events, []).find((one) => one.pictureId === pictureId);
  if (!standing) return null;
  const caption = standing.caption ?? t('stills.noCaption');
  return (
    <div className="shots">
      <button
        type="button"
        aria-label={t('stills.open', { caption })}
        onClick={() => onStill(standing.still)}
      >
        <Thumbnail still={standing} />
      </button>
    </div>
  );
}

/** The time belongs to the last clue that was read; when the earlier ones were, nobody can say any more. */
function ReadSign({ own: { events, seen, case: own }, event }: Pick<LineExtraProps, 'own' | 'event'>) {
  const { t } = useTranslation('take-part');
  if (!seen || seen.sharedSeq < event.sharedSeq) return null;
  const isLast = !events.some(
    ({ entry, sharedSeq }) =>
      entry.type === 'clue' &&
      entry.side === 'complainant' &&
      sharedSeq > event.sharedSeq &&
      sharedSeq <= seen.sharedSeq,
  );
  const time = formatTime(seen.at, own.station.timeZone);
  return (
    <p className="by">
      <ChecksIcon size="s" />
      {isLast ? t('sign.seenAt', { time }) : t('sign.seen')}
    </p>
  );
}
