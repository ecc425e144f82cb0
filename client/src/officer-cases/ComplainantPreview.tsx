import type { OfficerName } from '@sunshine-seat/shared/contract/base.ts';
import type { OfficerCase } from '@sunshine-seat/shared/contract/officer.ts';
import { directionOf, LANGUAGES, type Language } from '@sunshine-seat/shared/domain/languages.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../ui/class-names.ts';
import { useZone } from '../ui/console/station-zone.ts';
import { useWords } from '../ui/console/words.ts';
import { formatTime } from '../ui/format.ts';
import { LockIcon } from '../ui/icons/LockIcon.tsx';
import { familyNameIn } from '../ui/names.ts';
import { Quote } from '../ui/Quote.tsx';
import { useNow } from '../ui/server-clock.ts';
import { Tag } from '../ui/Tag.tsx';
import { Timeline, TimelineEntry } from '../ui/Timeline.tsx';
import type { Previewed } from './previewed.ts';
import { sharedScopes } from './timeline-lines.ts';

/** The phone of the complainant, in their language or any other, before anything leaves. */
export function ComplainantPreview({
  held,
  previewed,
  by,
}: {
  held: OfficerCase;
  previewed: Previewed | null;
  by: OfficerName;
}) {
  const { t } = useWords();
  const [language, setLanguage] = useState<Language>(held.facts.language);
  return (
    <section className="preview" aria-label={t('preview.label')}>
      <div className="cap">
        <span>{t('preview.title')}</span>
        <fieldset>
          <legend className="sr">{t('preview.language')}</legend>
          {LANGUAGES.map((one) => (
            <button
              key={one}
              type="button"
              lang={one}
              aria-pressed={one === language}
              className={classNames(one === language && 'on')}
              onClick={() => setLanguage(one)}
            >
              {t(`languageShort.${one}`)}
              <span className="sr"> {t(`common:language.${one}`)}</span>
            </button>
          ))}
        </fieldset>
      </div>
      <div className="screen">
        {previewed?.visibility === 'internal' && (
          <p className="nothing shade">
            <LockIcon size="s" />
            {t('preview.internal')}
          </p>
        )}
        {!previewed && <p className="nothing">{t('preview.empty')}</p>}
        {previewed?.visibility === 'shared' && (
          <div lang={language} dir={directionOf(language)}>
            <PreviewEntry held={held} previewed={previewed} by={by} language={language} />
          </div>
        )}
      </div>
    </section>
  );
}

function PreviewEntry({
  held,
  previewed,
  by,
  language,
}: {
  held: OfficerCase;
  previewed: Previewed;
  by: OfficerName;
  language: Language;
}) {
  const zone = useZone();
  const now = useNow(10_000);
  // The portal's own catalogue, so that not a word differs from what is read on the phone.
  const { t, ready } = useTranslation(['portal', 'common'], { lng: language });
  const { milestone, note, place, reason, outcome } = previewed;
  const officer = t('officerTitle', { name: familyNameIn(by, language) });
  const chinese = new Intl.DisplayNames(language, { type: 'language' }).of('zh');
  const foreign = language.startsWith('zh') ? undefined : t('entry.quoted', { language: chinese });
  const isPlaceTold = sharedScopes(held.events).includes('location');
  const explanation = outcome ? t(`outcome.${outcome}`) : milestone && t(`milestone.${milestone}.explain`);
  if (!ready) return null;
  return (
    <Timeline>
      <TimelineEntry
        tone={milestone ? 'plain' : 'note'}
        fresh
        newest
        time={formatTime(now, zone)}
        dateTime={new Date(now).toISOString()}
        title={milestone ? t(`milestone.${milestone}.title`) : t('entry.note')}
        tags={<Tag kind="new">{t('entry.new')}</Tag>}
        by={`${officer} · ${t('entry.justNow')}`}
      >
        {explanation && <p>{explanation}</p>}
        {place.trim() !== '' && isPlaceTold && (
          <p>
            {t('entry.place')}
            <bdi>{place.trim()}</bdi>
          </p>
        )}
        {reason && (
          <Quote lang="zh-Hans" note={foreign}>
            {reason}
          </Quote>
        )}
        {note.trim() !== '' && (
          <Quote lang="zh-Hans" note={foreign}>
            {note.trim()}
          </Quote>
        )}
      </TimelineEntry>
    </Timeline>
  );
}
