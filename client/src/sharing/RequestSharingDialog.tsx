import type { OfficerCase } from '@sunshine-seat/shared/contract/officer.ts';
import {
  MAX_WINDOW_MINUTES,
  MIN_WINDOW_MINUTES,
  SCOPES,
  type Scope,
} from '@sunshine-seat/shared/domain/recovery-window.ts';
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
import { MinutesField } from './MinutesField.tsx';
import { ScopeFields } from './ScopeFields.tsx';
import { scopesShared } from './scope-choice.ts';
import { requestSharing } from './share-queries.ts';

/** Asks another officer for a window, or for a longer one. */
export function RequestSharingDialog({
  held,
  policyMinutes,
  isExtension,
  onClose,
}: {
  held: OfficerCase;
  policyMinutes: number;
  isExtension: boolean;
  onClose: () => void;
}) {
  const { t } = useWords();
  const client = useQueryClient();
  const keys = useIntentKey();
  const max = Math.min(policyMinutes, MAX_WINDOW_MINUTES);
  // What is shared now stays, unless it is left out.
  const [scopes, setScopes] = useState<readonly Scope[]>(
    isExtension ? scopesShared(held.events) : ['timeline'],
  );
  const [reason, setReason] = useState('');
  const [minutes, setMinutes] = useState<number | null>(max);
  const ask = useMutation({
    mutationFn: (wanted: number) => {
      const body = { version: held.row.version, scopes: [...scopes], reason: reason.trim(), minutes: wanted };
      return requestSharing(held.row.id, body, keys.of([held.row.id, body]));
    },
    onSuccess: (written) => {
      foldWritten(client, written);
      onClose();
    },
  });
  return (
    <ConsoleDialog open title={t(isExtension ? 'sharing.extend' : 'sharing.request')} onClose={onClose}>
      <Form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (minutes !== null && reason.trim()) ask.mutate(minutes);
        }}
      >
        <ScopeFields legend={t('sharing.what')} offered={SCOPES} chosen={scopes} onChange={setScopes} />
        <Field
          label={t('sharing.reason')}
          hint={t('sharing.reasonHint')}
          value={reason}
          onChange={setReason}
          multiline
          maxLength={500}
          autoFocus
        />
        <MinutesField
          label={t('sharing.howLong')}
          value={minutes}
          onChange={setMinutes}
          min={MIN_WINDOW_MINUTES}
          max={max}
        />
        <p className="hint">{t(isExtension ? 'sharing.extendHint' : 'sharing.requestHint')}</p>
        <ErrorNote error={ask.error} />
        <div className="dialog-acts">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            kind="sun"
            type="submit"
            disabled={minutes === null || reason.trim() === '' || ask.isPending}
          >
            {t('sharing.send')}
          </Button>
        </div>
      </Form>
    </ConsoleDialog>
  );
}
