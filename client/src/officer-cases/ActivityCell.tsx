import type { Officer, QueueRow } from '@sunshine-seat/shared/contract/officer.ts';
import { stepIndex } from '@sunshine-seat/shared/domain/case-state.ts';
import { isAllowed } from '@sunshine-seat/shared/domain/permissions.ts';
import { useWords } from '../ui/console/words.ts';
import { KeyIcon } from '../ui/icons/KeyIcon.tsx';
import { LockIcon } from '../ui/icons/LockIcon.tsx';
import { Tag } from '../ui/Tag.tsx';

/** What asks for attention on a row, in words. */
export function ActivityCell({ row, officer, now }: { row: QueueRow; officer: Officer; now: number }) {
  const { t } = useWords();
  const asked = waitingRequest(row, now);
  const isForMe =
    asked !== null && asked.byOfficerId !== officer.id && isAllowed(officer.roles, 'decide-sharing');
  const isAhead = stepIndex(row.kind, row.stage) > stepIndex(row.kind, row.sharedStage);
  return (
    <div className="q-what">
      {isForMe && (
        <Tag kind="shared">
          <KeyIcon size="s" />
          {t('queue.activity.decide')}
        </Tag>
      )}
      {isAhead && (
        <Tag kind="internal">
          <LockIcon size="s" />
          {t('queue.activity.untold')}
        </Tag>
      )}
    </div>
  );
}

function waitingRequest(row: QueueRow, now: number) {
  const { sharing } = row;
  if (sharing.state === 'asked') return sharing;
  return sharing.state === 'open' && now < sharing.endsAt ? sharing.asked : null;
}
