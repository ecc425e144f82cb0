import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useIntentKey } from '../api/use-intent-key.ts';
import { Button } from '../ui/Button.tsx';
import { ConsoleDialog } from '../ui/console/ConsoleDialog.tsx';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { Field } from '../ui/console/Field.tsx';
import { useWords } from '../ui/console/words.ts';
import { approvePairing } from './kiosk-queries.ts';
import { type PairableSeat, PairedAs } from './PairedAs.tsx';

/** Full-width digits and spaces are forgiven. */
function digitsOf(typed: string): string {
  return typed.normalize('NFKC').replace(/\D/g, '').slice(0, 6);
}

export function PairKioskDialog({
  seats,
  onClose,
  onPaired,
}: {
  seats: readonly PairableSeat[];
  onClose: () => void;
  onPaired: () => void;
}) {
  const { t } = useWords();
  const [digits, setDigits] = useState('');
  const [seatId, setSeatId] = useState<string | null>(null);
  const [typed, setName] = useState<string | null>(null);
  const seat = seats.find(({ id }) => id === seatId);
  // The display of a seat has a name by itself; the hall may have several.
  const name = typed ?? (seat ? t('seats:settings.displayName', { n: seat.number }) : '');
  const keys = useIntentKey();
  const pair = useMutation({
    mutationFn: () => approvePairing(digits, name.trim(), seatId, keys.of([digits, name.trim(), seatId])),
    onSuccess: onPaired,
  });
  return (
    <ConsoleDialog open title={t('kiosks.pair')} onClose={onClose}>
      <Form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          pair.mutate();
        }}
      >
        <Field
          label={t('kiosks.digits')}
          hint={t('kiosks.digitsHint')}
          value={digits}
          onChange={(typed) => setDigits(digitsOf(typed))}
          inputMode="numeric"
          dir="ltr"
          autoFocus
        />
        {seats.length > 0 && <PairedAs seats={seats} value={seatId} onChange={setSeatId} />}
        <Field
          label={t('kiosks.name')}
          hint={t('kiosks.nameHint')}
          value={name}
          onChange={setName}
          maxLength={60}
        />
        <ErrorNote error={pair.error} />
        <div className="dialog-acts">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            kind="sun"
            type="submit"
            disabled={digits.length !== 6 || name.trim() === '' || pair.isPending}
          >
            {t('kiosks.pairAction')}
          </Button>
        </div>
      </Form>
    </ConsoleDialog>
  );
}
