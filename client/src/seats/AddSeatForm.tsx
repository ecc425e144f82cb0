import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useIntentKey } from '../api/use-intent-key.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { Field } from '../ui/console/Field.tsx';
import { useWords } from '../ui/console/words.ts';
import { addSeat } from './seat-queries.ts';

/** Full-width digits are forgiven. */
const digitsOf = (typed: string) => typed.normalize('NFKC').replace(/\D/g, '').slice(0, 2);

export function AddSeatForm({ onAdded }: { onAdded: () => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const keys = useIntentKey();
  const number = Number(typed);
  const add = useMutation({
    mutationFn: () => addSeat(number, keys.of(number)),
    onSuccess() {
      keys.done();
      setTyped('');
      onAdded();
    },
  });
  return (
    <Form
      className="add-seat"
      onSubmit={(event) => {
        event.preventDefault();
        if (number >= 1) add.mutate();
      }}
    >
      <Field
        label={t('seats:settings.number')}
        hint={t('seats:settings.numberHint')}
        value={typed}
        onChange={(value) => setTyped(digitsOf(value))}
        inputMode="numeric"
        dir="ltr"
        maxLength={2}
      />
      <Button type="submit" disabled={number < 1 || add.isPending}>
        {t('seats:settings.add')}
      </Button>
      <ErrorNote error={add.error} />
    </Form>
  );
}
