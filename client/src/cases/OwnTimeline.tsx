import type { ComplainantEvent, Entry } from '@sunshine-seat/shared/contract/complainant.ts';
import type { TFunction } from 'i18next';
import { Fragment, type ReactNode, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnCase } from '../live/apply-event.ts';
import { daysFromNow, formatDay, formatDayWord, formatTime, formatZone } from '../ui/format.ts';
import { Section } from '../ui/PhoneShell.tsx';
import { StateBlock } from '../ui/StateBlock.tsx';
import { Timeline, TimelineDay } from '../ui/Timeline.tsx';
import { AGO_MINUTES, EntryLine } from './EntryLine.tsx';
import { isLine, isOwnDoing, itemName } from './entry-words.ts';
import { newestFirst } from './newest-first.ts';
import type { OwnView } from './own-view.ts';
import { seenPlace } from './seen-place.ts';
import { useShownPlaces } from './use-shown-places.ts';

/** An entry that came in less than this ago slides into place. */
const ARRIVING_MS = 5_000;

/** What a later entry did to an earlier one, by the earlier one's id. */
function overrulings(events: readonly ComplainantEvent[]) {
  const found = new Map<string, { how: 'corrected' | 'retracted'; by: string }>();
  for (const { entry } of events) {
    if (entry.type === 'correction') found.set(entry.target, { how: 'corrected', by: entry.id });
    if (entry.type === 'retraction') found.set(entry.target, { how: 'retracted', by: entry.id });
  }
  return found;
}

function dayWords(t: TFunction, at: number, now: number, timeZone: string): string {
  const days = daysFromNow(at, now, timeZone);
  const day = formatDay(at, timeZone);
  if (Math.abs(days) > 1) return day;
  const word = formatDayWord(days);
  return t('timeline.day', { word: word.charAt(0).toLocaleUpperCase() + word.slice(1), day });
}

type OwnTimelineProps = {
  own: OwnCase;
  view: OwnView;
  now: number;
  /** What others add to a line. */
  extra?: ((event: ComplainantEvent) => ReactNode) | null;
};

export function OwnTimeline({ own, view, now, extra }: OwnTimelineProps) {
  const { t } = useTranslation();
  const { kind, station } = own.case;
  const { timeZone } = station;
  const seen = useSyncExternalStore(seenPlace.subscribe, seenPlace.all);
  const lines = useMemo(() => newestFirst(own.events.filter(({ entry }) => isLine(entry))), [own.events]);
  const over = useMemo(() => overrulings(own.events), [own.events]);
  const byId = useMemo(() => new Map(own.events.map(({ entry }) => [entry.id, entry])), [own.events]);
  const list = useShownPlaces(own.events.length);
  const latest = useRef(byId);
  latest.current = byId;
  // The same for all lines as long as nothing but the number of entries changes: a line asks for what came before it.
  const around = useMemo(
    () => ({
      t,
      kind,
      timeZone,
      entryOf: (id: string): Entry | undefined => latest.current.get(id),
      nameOfItem: (id: string): string => itemName(latest.current.values(), id),
    }),
    [t, kind, timeZone],
  );
  const news = lines.filter(({ entry }) => !isOwnDoing(entry));
  const last = Math.max(...news.map(({ sharedSeq }) => sharedSeq));
  const lastAt = news.find(({ sharedSeq }) => sharedSeq === last)?.entry.at;
  const newest = news.find(({ entry }) => entry.at === lastAt);
  const today = lines[0];
  const aside =
    view.phase === 'ended' && today && today.entry.at <= view.until
      ? t('timeline.until', { time: formatTime(view.until, timeZone) })
      : today && dayWords(t, today.entry.at, now, timeZone);
  return (
    <Section title={t(view.phase === 'waiting' ? 'timeline.soFar' : 'timeline.title')} aside={aside}>
      {lines.length === 0 && <StateBlock kind="empty" title={t('timeline.empty')} />}
      <div ref={list}>
        <Timeline>
          {lines.map((event, index) => {
            const before = lines[index - 1];
            const isOtherDay = before && daysFromNow(event.entry.at, before.entry.at, timeZone) !== 0;
            return (
              <Fragment key={event.entry.id}>
                {isOtherDay && <TimelineDay>{dayWords(t, event.entry.at, now, timeZone)}</TimelineDay>}
                <EntryLine
                  event={event}
                  around={around}
                  minutes={Math.min(AGO_MINUTES, Math.floor((now - event.entry.at) / 60_000))}
                  isArriving={now - event.entry.at < ARRIVING_MS}
                  isNewest={event === newest && view.phase !== 'ended'}
                  isUnseen={!seen.has(event.sharedSeq) && !isOwnDoing(event.entry)}
                  overruled={over.get(event.entry.id)}
                  extra={extra?.(event)}
                />
              </Fragment>
            );
          })}
        </Timeline>
      </div>
      <ZoneNote timeZone={timeZone} now={now} />
    </Section>
  );
}

/** Says whose time this is where the reader’s own clock shows another. */
function ZoneNote({ timeZone, now }: { timeZone: string; now: number }) {
  const { t } = useTranslation();
  // Asking costs more than all the rest of a line.
  const [own] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  if (formatTime(now, timeZone) === formatTime(now, own)) return null;
  return <p className="zone">{t('timeline.zone', { zone: formatZone(now, timeZone) })}</p>;
}
