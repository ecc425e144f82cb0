import type { CaseEvent, Reach } from '@sunshine-seat/shared/contract/officer.ts';
import { useZone } from '../ui/console/station-zone.ts';
import { useWords } from '../ui/console/words.ts';
import { formatTime } from '../ui/format.ts';
import { TimelineEntry } from '../ui/Timeline.tsx';
import { CaseEventWords, useEventTitle } from './CaseEventWords.tsx';
import { EventTag } from './EventTag.tsx';
import { ReachWords } from './ReachWords.tsx';
import type { PostedUpdate, TimelineLine } from './timeline-lines.ts';
import { isTheirs, useContributor } from './use-contributor.ts';

type Ask = (what: 'correct' | 'retract', update: PostedUpdate) => void;

export function CaseEventEntry({
  line,
  reach,
  isNewest,
  onAsk,
}: {
  line: TimelineLine;
  reach: Reach;
  isNewest: boolean;
  /** Null for those who only read. */
  onAsk: Ask | null;
}) {
  const zone = useZone();
  const words = useWords();
  const contributor = useContributor();
  const { event, overruled, about } = line;
  const title = useEventTitle()(event);
  return (
    <TimelineEntry
      id={`event-${event.id}`}
      tone={toneOf(event)}
      overruled={overruled ?? undefined}
      fresh={isNewest}
      newest={isNewest}
      time={formatTime(event.at, zone)}
      dateTime={new Date(event.at).toISOString()}
      title={title}
      tags={<EventTag event={event} />}
      by={
        <>
          <span>{contributor(event)}</span>
          {!isTheirs(event) && <ReachWords line={line} reach={reach} />}
          {overruled && <span>{words.t(`timeline.${overruled}`)}</span>}
          {onAsk && event.type === 'update-posted' && overruled !== 'retracted' && (
            <EntryActions update={event} title={title} onAsk={onAsk} />
          )}
        </>
      }
    >
      <CaseEventWords event={event} about={about} struck={overruled !== null} />
    </TimelineEntry>
  );
}

function EntryActions({ update, title, onAsk }: { update: PostedUpdate; title: string; onAsk: Ask }) {
  const { t } = useWords();
  return (
    <span className="entry-acts">
      <button
        type="button"
        aria-label={t('timeline.correctOf', { title })}
        onClick={() => onAsk('correct', update)}
      >
        {t('timeline.correct')}
      </button>
      <button
        type="button"
        aria-label={t('timeline.retractOf', { title })}
        onClick={() => onAsk('retract', update)}
      >
        {t('timeline.retract')}
      </button>
    </span>
  );
}

function toneOf(event: CaseEvent) {
  if (event.visibility === 'internal') return 'internal';
  if (isTheirs(event)) return 'mine';
  return event.type === 'update-posted' && event.milestone ? 'plain' : 'note';
}
