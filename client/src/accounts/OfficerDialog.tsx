import type { Officer } from '@sunshine-seat/shared/contract/officer.ts';
import { ROLES, type Role } from '@sunshine-seat/shared/domain/permissions.ts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { CallError } from '../api/call.ts';
import { useIntentKey } from '../api/use-intent-key.ts';
import { Button } from '../ui/Button.tsx';
import { CheckField } from '../ui/console/CheckField.tsx';
import { ConsoleDialog } from '../ui/console/ConsoleDialog.tsx';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { Field } from '../ui/console/Field.tsx';
import { useWords } from '../ui/console/words.ts';
import { createOfficer, type TemporaryPassword, updateOfficer } from './officer-queries.ts';

type Draft = {
  badge: string;
  name: string;
  familyName: string;
  familyNameLatin: string;
  roles: Role[];
  isActive: boolean;
};

const EMPTY: Draft = { badge: '', name: '', familyName: '', familyNameLatin: '', roles: [], isActive: true };

/** Creates an officer, or changes one. */
export function OfficerDialog({
  officer,
  onClose,
  onSaved,
}: {
  officer: Officer | null;
  onClose: () => void;
  onSaved: (created: TemporaryPassword | null) => void;
}) {
  const { t } = useWords();
  const [draft, setDraft] = useState<Draft>(officer ?? EMPTY);
  const keys = useIntentKey();
  const save = useMutation({
    mutationFn: async () => {
      const { badge, isActive, name, familyName, familyNameLatin, roles } = draft;
      const person = { name, familyName, familyNameLatin, roles };
      if (!officer) return createOfficer({ badge, ...person }, keys.of(draft));
      await updateOfficer(officer.id, { ...person, isActive }, keys.of(draft));
      return null;
    },
    onSuccess: onSaved,
  });
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const faults = save.error instanceof CallError ? save.error.fields : [];
  const fault = (field: string) => (faults.includes(field) ? t('fault.field') : undefined);
  const isComplete =
    draft.badge && draft.name && draft.familyName && draft.familyNameLatin && draft.roles.length > 0;

  return (
    <ConsoleDialog open wide title={officer ? t('officers.edit') : t('officers.create')} onClose={onClose}>
      <Form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <div className="form-pair">
          <Field
            label={t('officers.name')}
            value={draft.name}
            onChange={(name) => change({ name })}
            error={fault('name')}
            maxLength={60}
            autoFocus
          />
          <Field
            label={t('signIn.badge')}
            value={draft.badge}
            onChange={(badge) => change({ badge })}
            error={fault('badge')}
            disabled={officer !== null}
            dir="ltr"
            maxLength={12}
          />
          <Field
            label={t('officers.familyName')}
            value={draft.familyName}
            onChange={(familyName) => change({ familyName })}
            error={fault('familyName')}
            maxLength={20}
          />
          <Field
            label={t('officers.familyNameLatin')}
            value={draft.familyNameLatin}
            onChange={(familyNameLatin) => change({ familyNameLatin })}
            error={fault('familyNameLatin')}
            dir="ltr"
            maxLength={40}
          />
        </div>
        <fieldset className="form-group">
          <legend className="label">{t('officers.roles')}</legend>
          <div className="form-pair">
            {ROLES.map((role) => (
              <CheckField
                key={role}
                label={t(`common:role.${role}`)}
                isOn={draft.roles.includes(role)}
                onChange={(isOn) =>
                  change({ roles: isOn ? [...draft.roles, role] : draft.roles.filter((one) => one !== role) })
                }
              />
            ))}
          </div>
        </fieldset>
        {officer && (
          <CheckField
            label={t('officers.active')}
            detail={t('officers.activeDetail')}
            isOn={draft.isActive}
            onChange={(isActive) => change({ isActive })}
          />
        )}
        <ErrorNote error={save.error} />
        <div className="dialog-acts">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button kind="sun" type="submit" disabled={!isComplete || save.isPending}>
            {officer ? t('action.save') : t('officers.createAction')}
          </Button>
        </div>
      </Form>
    </ConsoleDialog>
  );
}
