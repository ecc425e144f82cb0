import type { Me, OfficerCase } from '@sunshine-seat/shared/contract/officer.ts';
import { isAllowed } from '@sunshine-seat/shared/domain/permissions.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useIntentKey } from '../api/use-intent-key.ts';
import { caseKey, foldQueue } from '../live/officer-cache.ts';
import { Button } from '../ui/Button.tsx';
import { ConsoleDialog } from '../ui/console/ConsoleDialog.tsx';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { useWords } from '../ui/console/words.ts';
import { type CasePass, reissuePass } from './case-queries.ts';
import { GivenPasses } from './GivenPasses.tsx';

/** Which case pass is in force; a new one kills it. */
export function CasePassBox({
  held,
  me,
  onIssued,
}: {
  held: OfficerCase;
  me: Me;
  /** Shows and prints the new slip. */
  onIssued: (pass: CasePass) => void;
}) {
  const { t } = useWords();
  const [isAsking, setAsking] = useState(false);
  return (
    <section className="box pass-box" aria-labelledby="pass-title">
      <h2 id="pass-title">
        {t('pass.title')} <small>{t('pass.tailHint')}</small>
      </h2>
      <div className="pass-line">
        <span className="code" dir="ltr">
          <span aria-hidden="true">···· ···· ···· </span>
          {held.passTail}
        </span>
        {isAllowed(me.officer.roles, 'reissue-pass') && (
          <Button small onClick={() => setAsking(true)}>
            {t('pass.reissue')}
          </Button>
        )}
      </div>
      <GivenPasses events={held.events} />
      {isAsking && (
        <ReissueDialog
          held={held}
          onClose={() => setAsking(false)}
          onIssued={(pass) => {
            setAsking(false);
            onIssued(pass);
          }}
        />
      )}
    </section>
  );
}

function ReissueDialog({
  held,
  onClose,
  onIssued,
}: {
  held: OfficerCase;
  onClose: () => void;
  onIssued: (pass: CasePass) => void;
}) {
  const { t } = useWords();
  const client = useQueryClient();
  const keys = useIntentKey();
  const { id, version } = held.row;
  const reissue = useMutation({
    mutationFn: () => reissuePass(id, version, keys.of([id, version])),
    onSuccess: ({ row, pass }) => {
      foldQueue(client, [row]);
      void client.invalidateQueries({ queryKey: caseKey(id) });
      onIssued(pass);
    },
  });
  return (
    <ConsoleDialog open title={t('pass.reissueTitle')} onClose={onClose}>
      <div className="form">
        <p className="text-text-2">{t('pass.reissueWhy')}</p>
        <ErrorNote error={reissue.error} />
        <div className="dialog-acts">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button kind="ink" disabled={reissue.isPending} onClick={() => reissue.mutate()}>
            {t('pass.reissueAction')}
          </Button>
        </div>
      </div>
    </ConsoleDialog>
  );
}
