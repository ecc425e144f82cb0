import type { ComplainantEvent, Entry } from '@sunshine-seat/shared/contract/complainant.ts';
import type { TFunction } from 'i18next';
import { Fragment, useMemo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnCase } from '../live/apply-event.ts';
import { daysFromNow, formatDay, formatDayWord, formatTime, formatZone } from '../ui/format.ts';
import { Section } from '../ui/PhoneShell.tsx';
import { StateBlock } from '../ui/StateBlock.tsx';
import { Timeline, TimelineDay } from '../ui/Timeline.tsx';
import { EntryLine } from './EntryLine.tsx';
import type { OwnView } from './own-view.ts';
import { seenPlace } from './seen-place.ts';
import { useShownPlaces } from './use-shown-places.ts';

/** What a later entry did to an earlier one, by the earlier one's id. */
function overrulings(events: readonly ComplainantEvent[]) {
  const found = new Map<string, { how: 'corrected' | 'retracted'; by: string }>();
  for (const { entry } of events) {
    if (entry.type === 'correction') found.set(entry.target, { how: 'corrected', by: entry.id });
    if (entry.type === 'retraction') found.set(entry.target, { how: 'retracted', by: entry.id });
  }
  return found;
}

/** Newest first by the time it happened; what was released later stands where it belongs. */
function newestFirst(events: readonly ComplainantEvent[]): ComplainantEvent[] {
  return [...events].sort((a, b) => b.entry.at - a.entry.at || b.sharedSeq - a.sharedSeq);
}

function dayWords(t: TFunction, at: number, now: number, timeZone: string): string {
  const days = daysFromNow(at, now, timeZone);
  const day = formatDay(at, timeZone);
  if (Math.abs(days) > 1) return day;
  const word = formatDayWord(days);
  return t('timeline.day', { word: word.charAt(0).toLocaleUpperCase() + word.slice(1), day });
}

export function OwnTimeline({ own, view, now }: { own: OwnCase; view: OwnView; now: number }) {
  const { t } = useTranslation();
  const { timeZone } = own.case.station;
  const seen = useSyncExternalStore(seenPlace.subscribe, seenPlace.get);
  const lines = useMemo(() => newestFirst(own.events), [own.events]);
  const over = useMemo(() => overrulings(own.events), [own.events]);
  const byId = useMemo(() => new Map(own.events.map(({ entry }) => [entry.id, entry])), [own.events]);
  const list = useShownPlaces(own.events.length);
  const around = {
    t,
    kind: own.case.kind,
    timeZone,
    entryOf: (id: string): Entry | undefined => byId.get(id),
  };
  const newest = own.events.length;
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
                  now={now}
                  isNewest={event.sharedSeq === newest && view.phase !== 'ended'}
                  isUnseen={event.sharedSeq > seen}
                  overruled={over.get(event.entry.id)}
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
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (formatTime(now, timeZone) === formatTime(now, own)) return null;
  return <p className="zone">{t('timeline.zone', { zone: formatZone(now, timeZone) })}</p>;
}
