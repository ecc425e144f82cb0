import { REJECTION_CODES } from '@sunshine-seat/shared/contract/base.ts';
import type { ShareRequest } from '@sunshine-seat/shared/contract/officer.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useIntentKey } from '../api/use-intent-key.ts';
import { foldWritten } from '../live/officer-cache.ts';
import { Button } from '../ui/Button.tsx';
import { ConsoleDialog } from '../ui/console/ConsoleDialog.tsx';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { Field } from '../ui/console/Field.tsx';
import { useStepUp } from '../ui/console/step-up.ts';
import { useWords } from '../ui/console/words.ts';
import { CodeChoice } from './CodeChoice.tsx';
import { rejectSharing } from './share-queries.ts';

type Code = (typeof REJECTION_CODES)[number];

export function RejectDialog({
  request,
  onClose,
  onRejected,
}: {
  request: ShareRequest;
  onClose: () => void;
  onRejected: () => void;
}) {
  const { t } = useWords();
  const client = useQueryClient();
  const keys = useIntentKey();
  const withStepUp = useStepUp();
  const [code, setCode] = useState<Code | null>(null);
  const [reason, setReason] = useState('');
  const reject = useMutation({
    mutationFn: (chosen: Code) => {
      const body = { version: request.row.version, code: chosen, reason: reason.trim() };
      const key = keys.of([request.id, body]);
      return withStepUp(() => rejectSharing(request.id, body, key));
    },
    onSuccess: (written) => {
      if (!written) return;
      foldWritten(client, written);
      onRejected();
    },
  });
  return (
    <ConsoleDialog open title={t('reject.title')} onClose={onClose}>
      <Form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (code && reason.trim()) reject.mutate(code);
        }}
      >
        <CodeChoice
          label={t('reject.code')}
          codes={REJECTION_CODES}
          value={code}
          onChange={setCode}
          shortOf={(one) => `rejectionCode.${one}`}
          toldOf={(one) => `common:rejection.${one}`}
        />
        <Field
          label={t('decide.reason')}
          hint={t('decide.reasonHint')}
          value={reason}
          onChange={setReason}
          multiline
          rows={2}
          maxLength={500}
        />
        <ErrorNote error={reject.error} />
        <div className="dialog-acts">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button destructive type="submit" disabled={!code || reason.trim() === '' || reject.isPending}>
            {t('reject.action')}
          </Button>
        </div>
      </Form>
    </ConsoleDialog>
  );
}
