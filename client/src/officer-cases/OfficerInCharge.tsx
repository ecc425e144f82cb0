import type { Me, Officer, OfficerCase } from '@sunshine-seat/shared/contract/officer.ts';
import { ENDS } from '@sunshine-seat/shared/domain/case-state.ts';
import { isAllowed } from '@sunshine-seat/shared/domain/permissions.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { useIntentKey } from '../api/use-intent-key.ts';
import { foldWritten } from '../live/officer-cache.ts';
import { Button } from '../ui/Button.tsx';
import { ConsoleDialog } from '../ui/console/ConsoleDialog.tsx';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { useWords } from '../ui/console/words.ts';
import { assignOfficer } from './case-queries.ts';

/** Who has the case, and the way to give it to someone. */
export function OfficerInCharge({
  held,
  me,
  officers,
}: {
  held: OfficerCase;
  me: Me;
  /** The officers of the station, when they are known. */
  officers: readonly Officer[];
}) {
  const words = useWords();
  const { t } = words;
  const [isChoosing, setChoosing] = useState(false);
  const { officer } = held.row;
  const canAssign = isAllowed(me.officer.roles, 'assign-officer') && !ENDS.includes(held.row.stage);
  return (
    <section className="box" aria-labelledby="officer-title">
      <h2 id="officer-title">{t('officer.title')}</h2>
      <div className="pass-line">
        {officer ? (
          <span>
            <b>{words.officer(officer)}</b> <span className="num text-text-2">{officer.badge}</span>
          </span>
        ) : (
          <span className="text-text-2">{t('queue.unassigned')}</span>
        )}
        {canAssign && (
          <Button small onClick={() => setChoosing(true)}>
            {t(officer ? 'officer.change' : 'officer.assign')}
          </Button>
        )}
      </div>
      {isChoosing && (
        <AssignDialog held={held} me={me} officers={officers} onClose={() => setChoosing(false)} />
      )}
    </section>
  );
}

function AssignDialog({
  held,
  me,
  officers,
  onClose,
}: {
  held: OfficerCase;
  me: Me;
  officers: readonly Officer[];
  onClose: () => void;
}) {
  const { t } = useWords();
  const client = useQueryClient();
  const keys = useIntentKey();
  const { id, version, officer } = held.row;
  const able = officers.filter(({ isActive, roles }) => isActive && isAllowed(roles, 'post-update'));
  const candidates = able.toSorted((a, b) => Number(b.id === me.officer.id) - Number(a.id === me.officer.id));
  const [chosen, setChosen] = useState<string | null>(officer?.id ?? null);
  const assign = useMutation({
    mutationFn: (officerId: string) =>
      assignOfficer(id, { version, officerId }, keys.of([id, version, officerId])),
    onSuccess: (written) => {
      foldWritten(client, written);
      onClose();
    },
  });
  return (
    <ConsoleDialog open title={t('officer.choose')} onClose={onClose}>
      <div className="form">
        <RadioGroup className="choices" value={chosen} onChange={setChosen}>
          <Label className="sr">{t('officer.choose')}</Label>
          {candidates.map((one) => (
            <Radio key={one.id} value={one.id} className="choice">
              <i className="dot" />
              <span>
                {one.name} <span className="num text-text-2">{one.badge}</span>
                {one.id === me.officer.id && <> · {t('officer.me')}</>}
              </span>
            </Radio>
          ))}
        </RadioGroup>
        <p className="hint">{t('officer.told')}</p>
        <ErrorNote error={assign.error} />
        <div className="dialog-acts">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            kind="sun"
            disabled={chosen === null || chosen === officer?.id || assign.isPending}
            onClick={() => chosen && assign.mutate(chosen)}
          >
            {t('officer.assign')}
          </Button>
        </div>
      </div>
    </ConsoleDialog>
  );
}
