import type { ComplainantEvent, Entry } from '@sunshine-seat/shared/contract/complainant.ts';
import type { TFunction } from 'i18next';
import { formatAgo, formatTime, languageName } from '../ui/format.ts';
import { currentLanguage } from '../ui/i18n.ts';
import { Quote } from '../ui/Quote.tsx';
import { Tag } from '../ui/Tag.tsx';
import { type EntryTone, TimelineEntry } from '../ui/Timeline.tsx';
import { type Around, entryBy, entryExplanation, entryTitle } from './entry-words.ts';

/** Younger than this, a line says how long ago it was besides when. */
const AGO_MS = 60 * 60_000;
/** An entry that came in less than this ago slides into place. */
const ARRIVING_MS = 5_000;

function toneOf(entry: Entry): EntryTone {
  if (entry.type === 'promise' || entry.type === 'share-requested') return 'note';
  if (entry.type === 'update' && entry.milestone === null) return 'note';
  return 'plain';
}

function bySentence(entry: Entry, t: TFunction, now: number): string | undefined {
  const by = entryBy(entry, t);
  const age = now - entry.at;
  const ago = age >= 60_000 && age < AGO_MS ? formatAgo(age) : age < 60_000 ? t('entry.justNow') : null;
  return [by, ago].filter((part) => part !== null).join(' · ') || undefined;
}

/** The officer's own words, marked with their language where it is not the reader's. */
function OwnWords({ entry, t, struck }: { entry: Entry; t: TFunction; struck: boolean }) {
  if (entry.type !== 'update' && entry.type !== 'correction') return null;
  const language = entry.noteLanguage ?? 'zh-Hans';
  const isForeign = language.split('-')[0] !== currentLanguage().split('-')[0];
  const note = isForeign ? t('entry.quoted', { language: languageName(language) }) : undefined;
  const reason = entry.type === 'update' ? entry.reason : null;
  return (
    <>
      {entry.place && (
        <p className={struck ? 'was' : undefined}>
          {t('entry.place')} <bdi lang={language}>{entry.place}</bdi>
        </p>
      )}
      {reason && (
        <Quote lang={language} note={note} struck={struck}>
          {reason}
        </Quote>
      )}
      {entry.note && (
        <Quote lang={language} note={note} struck={struck}>
          {entry.note}
        </Quote>
      )}
    </>
  );
}

type EntryLineProps = {
  event: ComplainantEvent;
  around: Around;
  now: number;
  isNewest: boolean;
  isUnseen: boolean;
  overruled: { how: 'corrected' | 'retracted'; by: string } | undefined;
};

export function EntryLine({ event, around, now, isNewest, isUnseen, overruled }: EntryLineProps) {
  const { entry, sharedSeq } = event;
  const { t, timeZone } = around;
  const explanation = entryExplanation(entry, around);
  const target = entry.type === 'correction' || entry.type === 'retraction' ? entry.target : null;
  return (
    <TimelineEntry
      id={`entry-${entry.id}`}
      place={sharedSeq}
      tone={toneOf(entry)}
      fresh={isNewest || isUnseen}
      newest={isNewest}
      arriving={now - entry.at < ARRIVING_MS}
      overruled={overruled?.how}
      time={formatTime(entry.at, timeZone)}
      dateTime={new Date(entry.at).toISOString()}
      title={entryTitle(entry, around)}
      tags={
        <>
          {isUnseen && <Tag kind="new">{t('entry.new')}</Tag>}
          {overruled && <Tag>{t(`entry.tag.${overruled.how}`)}</Tag>}
        </>
      }
      by={bySentence(entry, t, now)}
    >
      {explanation && <p className={overruled ? 'was' : undefined}>{explanation}</p>}
      <OwnWords entry={entry} t={t} struck={overruled !== undefined} />
      {overruled && (
        <p>
          <a className="link" href={`#entry-${overruled.by}`}>
            {t('entry.toNewer')}
          </a>
        </p>
      )}
      {target && around.entryOf(target) && (
        <p>
          <a className="link" href={`#entry-${target}`}>
            {t('entry.toOlder')}
          </a>
        </p>
      )}
    </TimelineEntry>
  );
}
