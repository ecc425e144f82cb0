import type { Clue } from '@sunshine-seat/shared/contract/base.ts';
import type { ComplainantEvent, Entry } from '@sunshine-seat/shared/contract/complainant.ts';
import type { TFunction } from 'i18next';
import { memo, type ReactNode } from 'react';
import { formatAgo, formatTime, languageName } from '../ui/format.ts';
import { currentLanguage } from '../ui/i18n.ts';
import { Quote } from '../ui/Quote.tsx';
import { Tag } from '../ui/Tag.tsx';
import { type EntryTone, TimelineEntry } from '../ui/Timeline.tsx';
import { type Around, entryBy, entryExplanation, entryTitle, isOwnDoing } from './entry-words.ts';

const MINUTE = 60_000;
/** Younger than this, a line says how long ago it was besides when. */
export const AGO_MINUTES = 60;

function toneOf(entry: Entry): EntryTone {
  if (isOwnDoing(entry)) return 'mine';
  if (entry.type === 'promise' || entry.type === 'share-requested') return 'note';
  if (entry.type === 'update' && entry.milestone === null) return 'note';
  return 'plain';
}

function bySentence(entry: Entry, t: TFunction, minutes: number): string | undefined {
  const by = entryBy(entry, t);
  const ago = minutes < 1 ? t('entry.justNow') : minutes < AGO_MINUTES ? formatAgo(minutes * MINUTE) : null;
  return [by, ago].filter((part) => part !== null).join(' · ') || undefined;
}

/** The officer's own words, marked with their language where it is not the reader's. */
function OwnWords({ entry, t, struck }: { entry: Entry; t: TFunction; struck: boolean }) {
  const said = saidIn(entry, t);
  if (said) return <Quote>{said}</Quote>;
  if (entry.type !== 'update' && entry.type !== 'correction') return null;
  const language = entry.noteLanguage ?? 'zh-Hans';
  const isForeign = language.split('-')[0] !== currentLanguage().split('-')[0];
  const note = isForeign ? t('entry.quoted', { language: languageName(language) }) : undefined;
  const reason = entry.type === 'update' ? entry.reason : null;
  return (
    <>
      {entry.place && (
        <p className={struck ? 'was' : undefined}>
          {t('entry.place')}
          <bdi lang={language}>{entry.place}</bdi>
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

/** What was written along with taking part, by either side. */
function saidIn(entry: Entry, t: TFunction): string | null {
  if (entry.type === 'clue') return clueWords(entry.clue, t) || null;
  if (entry.type === 'clue-thanked') return entry.note;
  return entry.type === 'still-shared' ? entry.caption : null;
}

function clueWords({ described, text, mark }: Clue, t: TFunction): string {
  const known = described.map(({ field, value }) => `${t(`describedField.${field}`)} \u2068${value}\u2069`);
  return [...known, text ?? mark?.text ?? ''].filter((part) => part !== '').join('\n');
}

type EntryLineProps = {
  event: ComplainantEvent;
  around: Around;
  /** Its age; more than `AGO_MINUTES` count as so many. */
  minutes: number;
  /** It came just now, and slides into place. */
  isArriving: boolean;
  isNewest: boolean;
  isUnseen: boolean;
  overruled: { how: 'corrected' | 'retracted'; by: string } | undefined;
  /** What others add to the line. */
  extra: ReactNode;
};

/** One line of the timeline; drawn anew only when what it says changes, for the page is drawn every second. */
export const EntryLine = memo(function EntryLine(props: EntryLineProps) {
  const { event, around, minutes, isArriving, isNewest, isUnseen, overruled, extra } = props;
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
      arriving={isArriving}
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
      by={bySentence(entry, t, minutes)}
    >
      {explanation && <p className={overruled ? 'was' : undefined}>{explanation}</p>}
      <OwnWords entry={entry} t={t} struck={overruled !== undefined} />
      {extra}
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
});
