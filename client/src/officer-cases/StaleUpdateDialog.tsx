import { isMilestoneAllowed } from '@sunshine-seat/shared/domain/case-state.ts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { CallError } from '../api/call.ts';
import { newIntentKey } from '../api/intent-key.ts';
import { lastSeq } from '../live/apply-case-events.ts';
import { caseKey } from '../live/officer-cache.ts';
import { Button } from '../ui/Button.tsx';
import { ConsoleDialog } from '../ui/console/ConsoleDialog.tsx';
import { useZone } from '../ui/console/station-zone.ts';
import { useWords } from '../ui/console/words.ts';
import { formatTime } from '../ui/format.ts';
import { CaseEventWords, useEventTitle } from './CaseEventWords.tsx';
import { caseQuery } from './case-queries.ts';
import { EventTag } from './EventTag.tsx';
import { intentWords } from './intent-words.ts';
import { timelineLines } from './timeline-lines.ts';
import type { UndoQueue, Unsent } from './undo-queue.ts';
import { useContributor } from './use-contributor.ts';

/** What others wrote in the meantime; the officer decides again with it before their eyes. */
export function StaleUpdateDialog({
  unsent,
  queue,
  onClose,
}: {
  unsent: Unsent;
  queue: UndoQueue;
  onClose: () => void;
}) {
  const { t } = useWords();
  const zone = useZone();
  const client = useQueryClient();
  const { intent, error } = unsent;
  const { data: held } = useQuery(caseQuery(intent.caseId));
  const titleOf = useEventTitle();
  const contributor = useContributor();
  const known = error instanceof CallError ? (error.version ?? 0) : 0;
  const isBehind = held !== undefined && held.row.version < known;
  useEffect(() => {
    if (isBehind) void client.invalidateQueries({ queryKey: caseKey(intent.caseId) });
  }, [isBehind, client, intent.caseId]);

  const changes = timelineLines(held?.events ?? [])
    .filter(({ event }) => event.seq > intent.seenSeq)
    .toReversed();
  const { milestone, visibility } = intent.body;
  const isAllowed = held !== undefined && (!milestone || isMilestoneAllowed(held.row, milestone, visibility));

  function sendAnyway() {
    if (!held) return;
    const body = { ...intent.body, version: held.row.version };
    void queue.retry(intent.key, { ...intent, key: newIntentKey(), seenSeq: lastSeq(held), body });
  }

  return (
    <ConsoleDialog open title={t('stale.title')} onClose={onClose}>
      <div className="form">
        <p className="text-text-2">{t('stale.why', { words: intentWords(intent, t) })}</p>
        <ol className="stale-list">
          {changes.map(({ event, about }) => (
            <li key={event.id}>
              <time className="num">{formatTime(event.at, zone)}</time>
              <div>
                <b>{titleOf(event)}</b> <EventTag event={event} />
                <CaseEventWords event={event} about={about} struck={false} />
                <p className="hint">{contributor(event)}</p>
              </div>
            </li>
          ))}
        </ol>
        {held && !isAllowed && <p className="error-note">{t('stale.notAllowed')}</p>}
        <div className="dialog-acts">
          <Button onClick={() => queue.takeBack(intent.key)}>{t('undo.edit')}</Button>
          <Button kind="sun" disabled={!isAllowed || isBehind} onClick={sendAnyway}>
            {t(`stale.send.${visibility}`)}
          </Button>
        </div>
      </div>
    </ConsoleDialog>
  );
}
