import type { OfficerCase } from '@sunshine-seat/shared/contract/officer.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useIntentKey } from '../api/use-intent-key.ts';
import { foldWritten } from '../live/officer-cache.ts';
import { Button } from '../ui/Button.tsx';
import { ConsoleDialog } from '../ui/console/ConsoleDialog.tsx';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { Field } from '../ui/console/Field.tsx';
import { useWords } from '../ui/console/words.ts';
import { retractUpdate } from './case-queries.ts';
import type { PostedUpdate } from './timeline-lines.ts';

/** Withdraws an update with a new entry; the reason stays between officers. */
export function RetractDialog({
  held,
  update,
  onClose,
}: {
  held: OfficerCase;
  update: PostedUpdate;
  onClose: () => void;
}) {
  const { t } = useWords();
  const client = useQueryClient();
  const keys = useIntentKey();
  const [reason, setReason] = useState('');
  const retract = useMutation({
    mutationFn: () => {
      const body = { version: held.row.version, reason: reason.trim() };
      return retractUpdate(held.row.id, update.id, body, keys.of([update.id, body]));
    },
    onSuccess: (written) => {
      foldWritten(client, written);
      onClose();
    },
  });
  return (
    <ConsoleDialog open title={t('retract.title')} onClose={onClose}>
      <Form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim()) retract.mutate();
        }}
      >
        <p className="text-text-2">{t(`retract.why.${update.visibility}`)}</p>
        <Field
          label={t('retract.reason')}
          hint={t('retract.reasonHint')}
          value={reason}
          onChange={setReason}
          multiline
          maxLength={500}
          autoFocus
        />
        <ErrorNote error={retract.error} />
        <div className="dialog-acts">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button destructive type="submit" disabled={reason.trim() === '' || retract.isPending}>
            {t('retract.action')}
          </Button>
        </div>
      </Form>
    </ConsoleDialog>
  );
}
