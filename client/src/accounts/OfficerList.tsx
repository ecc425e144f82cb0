import type { Officer } from '@sunshine-seat/shared/contract/officer.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useIntentKey } from '../api/use-intent-key.ts';
import { Button } from '../ui/Button.tsx';
import { ConsoleDialog } from '../ui/console/ConsoleDialog.tsx';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { listWords, useWords } from '../ui/console/words.ts';
import { PlusIcon } from '../ui/icons/PlusIcon.tsx';
import { Tag } from '../ui/Tag.tsx';
import { OfficerDialog } from './OfficerDialog.tsx';
import { officersQuery, resetPassword, type TemporaryPassword } from './officer-queries.ts';
import { TemporaryPasswordDialog } from './TemporaryPasswordDialog.tsx';

export function OfficerList() {
  const { t } = useWords();
  const client = useQueryClient();
  const officers = useQuery(officersQuery);
  const [edited, setEdited] = useState<Officer | 'new' | null>(null);
  const [reset, setReset] = useState<Officer | null>(null);
  const [issued, setIssued] = useState<TemporaryPassword | null>(null);

  function saved(temporary: TemporaryPassword | null) {
    setEdited(null);
    setReset(null);
    setIssued(temporary);
    void client.invalidateQueries({ queryKey: officersQuery.queryKey });
  }

  return (
    <>
      <div className="settings-acts">
        <Button kind="sun" small onClick={() => setEdited('new')}>
          <PlusIcon size="s" />
          {t('officers.create')}
        </Button>
      </div>
      <ErrorNote error={officers.error} />
      <ul className="plain-rows">
        {officers.data?.map((officer) => (
          <li key={officer.id} className="row officer-row">
            <span className="badge b">{officer.familyName.slice(0, 1)}</span>
            <div className="body">
              <p className="t">
                {officer.name} <span className="aside num">{officer.badge}</span>{' '}
                {!officer.isActive && <Tag kind="alert">{t('officers.inactive')}</Tag>}
                {officer.mustChangePassword && officer.isActive && <Tag>{t('officers.mustChange')}</Tag>}
              </p>
              <p className="d">{listWords(officer.roles.map((role) => t(`common:role.${role}`)))}</p>
            </div>
            <div className="row-acts">
              <Button small onClick={() => setEdited(officer)}>
                {t('action.edit')}
              </Button>
              <Button small onClick={() => setReset(officer)} disabled={!officer.isActive}>
                {t('officers.reset')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {edited && (
        <OfficerDialog
          officer={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
          onSaved={saved}
        />
      )}
      {reset && <ResetDialog officer={reset} onClose={() => setReset(null)} onReset={saved} />}
      {issued && <TemporaryPasswordDialog issued={issued} onClose={() => setIssued(null)} />}
    </>
  );
}

function ResetDialog({
  officer,
  onClose,
  onReset,
}: {
  officer: Officer;
  onClose: () => void;
  onReset: (issued: TemporaryPassword) => void;
}) {
  const { t } = useWords();
  const keys = useIntentKey();
  const reset = useMutation({
    mutationFn: () => resetPassword(officer.id, keys.of(officer.id)),
    onSuccess: onReset,
  });
  return (
    <ConsoleDialog open title={t('officers.resetTitle', { name: officer.name })} onClose={onClose}>
      <div className="form">
        <p className="text-text-2">{t('officers.resetWhy')}</p>
        <ErrorNote error={reset.error} />
        <div className="dialog-acts">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button kind="ink" disabled={reset.isPending} onClick={() => reset.mutate()}>
            {t('officers.reset')}
          </Button>
        </div>
      </div>
    </ConsoleDialog>
  );
}
