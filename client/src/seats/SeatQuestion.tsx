import type { Seat } from '@sunshine-seat/shared/contract/officer.ts';
import { useMutation } from '@tanstack/react-query';
import { useIntentKey } from '../api/use-intent-key.ts';
import { Button } from '../ui/Button.tsx';
import { ConsoleDialog } from '../ui/console/ConsoleDialog.tsx';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { useWords } from '../ui/console/words.ts';
import { removeSeat, unpairDisplay } from './seat-queries.ts';

/** Asked once more: both end at once what is shown at the seat. */
export function SeatQuestion({
  asked: { what, seat },
  onClose,
  onDone,
}: {
  asked: { what: 'remove' | 'unpair'; seat: Seat };
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useWords();
  const keys = useIntentKey();
  const act = useMutation({
    mutationFn: () =>
      what === 'unpair' && seat.display
        ? unpairDisplay(seat.display.id, keys.of(['unpair', seat.display.id]))
        : removeSeat(seat.id, keys.of(['remove', seat.id])),
    onSuccess: onDone,
  });
  return (
    <ConsoleDialog open title={t(`seats:settings.${what}Title`, { n: seat.number })} onClose={onClose}>
      <div className="form">
        <p className="text-text-2">{t(`seats:settings.${what}Why`)}</p>
        <ErrorNote error={act.error} />
        <div className="dialog-acts">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button destructive disabled={act.isPending} onClick={() => act.mutate()}>
            {t(`seats:settings.${what}`)}
          </Button>
        </div>
      </div>
    </ConsoleDialog>
  );
}
