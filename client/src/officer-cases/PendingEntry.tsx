import { useZone } from '../ui/console/station-zone.ts';
import { useWords } from '../ui/console/words.ts';
import { formatTime } from '../ui/format.ts';
import { TimelineEntry } from '../ui/Timeline.tsx';
import { intentWords } from './intent-words.ts';
import type { UpdateIntent } from './undo-queue.ts';
import { VisibilityTag } from './VisibilityTag.tsx';

/** Decided but not with the server yet. */
export function PendingEntry({ intent, isCounting }: { intent: UpdateIntent; isCounting: boolean }) {
  const { t } = useWords();
  const zone = useZone();
  return (
    <TimelineEntry
      pending
      time={formatTime(intent.at, zone)}
      dateTime={new Date(intent.at).toISOString()}
      title={intentWords(intent, t)}
      tags={<VisibilityTag visibility={intent.body.visibility} />}
      by={isCounting ? t('undo.stillHere') : t('undo.sending')}
    />
  );
}
