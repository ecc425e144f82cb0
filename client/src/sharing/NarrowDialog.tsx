import { REVOCATION_CODES } from '@sunshine-seat/shared/contract/base.ts';
import type { OfficerCase } from '@sunshine-seat/shared/contract/officer.ts';
import type { Scope } from '@sunshine-seat/shared/domain/recovery-window.ts';
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
import { ScopeFields } from './ScopeFields.tsx';
import { scopesShared } from './scope-choice.ts';
import { narrowSharing } from './share-queries.ts';

type Code = (typeof REVOCATION_CODES)[number];

/** Takes some of what is shared back while the window stays open. */
export function NarrowDialog({ held, onClose }: { held: OfficerCase; onClose: () => void }) {
  const { t } = useWords();
  const open = scopesShared(held.events);
  const [kept, setKept] = useState<readonly Scope[]>(open);
  const [code, setCode] = useState<Code | null>(null);
  const [reason, setReason] = useState('');
  const narrow = useNarrowing(held, onClose);
  // Meanwhile a colleague may have taken some of it back.
  const scopes = open.filter((scope) => kept.includes(scope));
  const isNarrower = scopes.length < open.length;
  const isReady = isNarrower && code !== null && reason.trim() !== '';
  return (
    <ConsoleDialog open title={t('people:narrow.title')} onClose={onClose}>
      <Form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) narrow.mutate({ scopes, code, reason: reason.trim() });
        }}
      >
        <p className="text-text-2">{t('people:narrow.why')}</p>
        <ScopeFields legend={t('people:narrow.keep')} offered={open} chosen={scopes} onChange={setKept} />
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
        <ErrorNote error={narrow.error} />
        {!isNarrower && <p className="hint">{t('people:narrow.nothing')}</p>}
        <div className="dialog-acts">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button destructive type="submit" disabled={!isReady || narrow.isPending}>
            {t('people:narrow.action')}
          </Button>
        </div>
      </Form>
    </ConsoleDialog>
  );
}

function useNarrowing({ row }: OfficerCase, onDone: () => void) {
  const client = useQueryClient();
  const keys = useIntentKey();
  const withStepUp = useStepUp();
  return useMutation({
    mutationFn: (wanted: { scopes: Scope[]; code: Code; reason: string }) => {
      const body = { version: row.version, ...wanted };
      const key = keys.of([row.id, body]);
      return withStepUp(() => narrowSharing(row.id, body, key));
    },
    onSuccess: (written) => {
      if (!written) return;
      foldWritten(client, written);
      onDone();
    },
  });
}
