import type { QueueRow } from '@sunshine-seat/shared/contract/officer.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useIntentKey } from '../api/use-intent-key.ts';
import { foldWritten } from '../live/officer-cache.ts';
import { Button } from '../ui/Button.tsx';
import { ConsoleDialog } from '../ui/console/ConsoleDialog.tsx';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { withdrawStill } from './still-queries.ts';
import type { Still } from './still-story.ts';
import { useStillWords } from './still-words.ts';

/** Takes a still back from everyone but the officers. */
export function WithdrawDialog({
  row,
  still,
  onClose,
}: {
  row: QueueRow;
  still: Still;
  onClose: () => void;
}) {
  const { t } = useStillWords();
  const client = useQueryClient();
  const keys = useIntentKey();
  const withdraw = useMutation({
    mutationFn: () => withdrawStill(row.id, still.id, row.version, keys.of([still.id, row.version])),
    onSuccess: (written) => {
      foldWritten(client, written);
      onClose();
    },
  });
  return (
    <ConsoleDialog open title={t('withdraw.title')} onClose={onClose}>
      <div className="form">
        <p className="text-text-2">{t(still.state === 'held' ? 'withdraw.whyHeld' : 'withdraw.why')}</p>
        <ErrorNote error={withdraw.error} />
        <div className="dialog-acts">
          <Button onClick={onClose}>{t('console:action.cancel')}</Button>
          <Button destructive disabled={withdraw.isPending} onClick={() => withdraw.mutate()}>
            {t('withdraw.action')}
          </Button>
        </div>
      </div>
    </ConsoleDialog>
  );
}
