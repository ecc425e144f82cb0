import { REVOCATION_CODES } from '@sunshine-seat/shared/contract/base.ts';
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
import { useStepUp } from '../ui/console/step-up.ts';
import { useWords } from '../ui/console/words.ts';
import { CodeChoice } from './CodeChoice.tsx';
import { revokeSharing } from './share-queries.ts';

type Code = (typeof REVOCATION_CODES)[number];

/** Withdraws sharing at once; the code is told, the reason stays. */
export function RevokeDialog({ held, onClose }: { held: OfficerCase; onClose: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const keys = useIntentKey();
  const withStepUp = useStepUp();
  const [code, setCode] = useState<Code | null>(null);
  const [reason, setReason] = useState('');
  const revoke = useMutation({
    mutationFn: (chosen: Code) => {
      const body = { version: held.row.version, code: chosen, reason: reason.trim() };
      const key = keys.of([held.row.id, body]);
      return withStepUp(() => revokeSharing(held.row.id, body, key));
    },
    onSuccess: (written) => {
      if (!written) return;
      foldWritten(client, written);
      onClose();
    },
  });
  return (
    <ConsoleDialog open title={t('revoke.title')} onClose={onClose}>
      <Form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (code && reason.trim()) revoke.mutate(code);
        }}
      >
        <p className="text-text-2">{t('revoke.why')}</p>
        <CodeChoice
          label={t('revoke.code')}
          codes={REVOCATION_CODES}
          value={code}
          onChange={setCode}
          shortOf={(one) => `revocationCode.${one}`}
          toldOf={(one) => `common:revocation.${one}`}
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
        <ErrorNote error={revoke.error} />
        <div className="dialog-acts">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button destructive type="submit" disabled={!code || reason.trim() === '' || revoke.isPending}>
            {t('revoke.action')}
          </Button>
        </div>
      </Form>
    </ConsoleDialog>
  );
}
