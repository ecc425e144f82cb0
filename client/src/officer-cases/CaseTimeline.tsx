import type { Me, OfficerCase } from '@sunshine-seat/shared/contract/officer.ts';
import { isAllowed } from '@sunshine-seat/shared/domain/permissions.ts';
import { useState } from 'react';
import { useZone } from '../ui/console/station-zone.ts';
import { useWords } from '../ui/console/words.ts';
import { daysFromNow, formatDay } from '../ui/format.ts';
import { useNow } from '../ui/server-clock.ts';
import { Timeline, TimelineDay } from '../ui/Timeline.tsx';
import { CaseEventEntry } from './CaseEventEntry.tsx';
import { CorrectDialog } from './CorrectDialog.tsx';
import { PendingEntry } from './PendingEntry.tsx';
import { RetractDialog } from './RetractDialog.tsx';
import { type PostedUpdate, type TimelineLine, timelineLines } from './timeline-lines.ts';
import type { UndoQueue } from './undo-queue.ts';
import { useUndoState } from './use-undo-state.ts';

type Asked = { readonly what: 'correct' | 'retract'; readonly update: PostedUpdate };

/** Everything that happened, in the light and in the shade, the newest first. */
export function CaseTimeline({ held, queue, me }: { held: OfficerCase; queue: UndoQueue; me: Me }) {
  const { t } = useWords();
  const [asked, setAsked] = useState<Asked | null>(null);
  const lines = timelineLines(held.events);
  const shared = lines.filter(({ event }) => event.visibility === 'shared').length;
  const { counting, sending } = useUndoState(queue);
  const pending = [...sending, ...(counting ? [counting] : [])].filter((one) => one.caseId === held.row.id);
  const canWrite = isAllowed(me.officer.roles, 'post-update');
  const newest = lines.find((line) => line.sharedSeq !== null && line.event.type.startsWith('update-'))?.event
    .id;

  return (
    <section className="box log" aria-labelledby="timeline-title">
      <h2 id="timeline-title">
        {t('timeline.title')}{' '}
        <small>{t('timeline.counts', { shared, internal: lines.length - shared })}</small>
      </h2>
      <Timeline label={t('timeline.title')}>
        {pending.toReversed().map((intent) => (
          <PendingEntry key={intent.key} intent={intent} isCounting={intent === counting} />
        ))}
        <Days lines={lines}>
          {(line) => (
            <CaseEventEntry
              key={line.event.id}
              line={line}
              reach={held.reach}
              isNewest={line.event.id === newest}
              onAsk={canWrite ? (what, update) => setAsked({ what, update }) : null}
            />
          )}
        </Days>
      </Timeline>
      {asked?.what === 'correct' && (
        <CorrectDialog held={held} update={asked.update} onClose={() => setAsked(null)} />
      )}
      {asked?.what === 'retract' && (
        <RetractDialog held={held} update={asked.update} onClose={() => setAsked(null)} />
      )}
    </section>
  );
}

/** Puts a line with the day before the first entry of every day but today. */
function Days({
  lines,
  children,
}: {
  lines: readonly TimelineLine[];
  children: (line: TimelineLine) => React.ReactNode;
}) {
  const zone = useZone();
  const now = useNow(60_000);
  const dayOf = (line: TimelineLine | undefined) => (line ? daysFromNow(line.event.at, now, zone) : 0);
  return lines.map((line, index) => [
    dayOf(line) !== dayOf(lines[index - 1]) && (
      <TimelineDay key={`day-${line.event.id}`}>{formatDay(line.event.at, zone)}</TimelineDay>
    ),
    children(line),
  ]);
}
