import { RELATIONS, type Relation } from '@sunshine-seat/shared/domain/helpers.ts';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIntentKey } from '../api/use-intent-key.ts';
import { Button } from '../ui/Button.tsx';
import { KeyIcon } from '../ui/icons/KeyIcon.tsx';
import { CallProblem } from './CallProblem.tsx';
import { addHelper, type HelperPass } from './own-people.ts';
import { CHOSEN_SCOPES, type HelperScope, switched } from './wished-scopes.ts';

const NAME_LENGTH = 40;

/** Who, by what name, and what they may see. */
export function AddHelperForm({
  onCancel,
  onGiven,
}: {
  onCancel: () => void;
  onGiven: (pass: HelperPass) => void;
}) {
  const { t } = useTranslation(['people', 'common']);
  const keys = useIntentKey();
  const [relation, setRelation] = useState<Relation>('relative');
  const [name, setName] = useState('');
  const [isNameMissing, setNameMissing] = useState(false);
  const [scopes, setScopes] = useState<HelperScope[]>(['timeline']);
  const nameField = useRef<HTMLInputElement>(null);
  const nameId = useId();
  const add = useMutation({
    mutationFn: () => {
      const wish = { relation, name: name.trim(), scopes };
      return addHelper(wish, keys.of(wish));
    },
    onSuccess: onGiven,
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isMissing = name.trim() === '';
    setNameMissing(isMissing);
    if (isMissing) nameField.current?.focus();
    else if (!add.isPending) add.mutate();
  };

  return (
    <form className="people" onSubmit={submit} noValidate aria-label={t('add.title')}>
      <fieldset>
        <legend className="lab">{t('add.relation')}</legend>
        <div className="relations">
          {RELATIONS.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="relation"
                checked={one === relation}
                onChange={() => setRelation(one)}
              />
              <span>{t(`common:relation.${one}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div>
        <label className="lab" htmlFor={nameId}>
          {t('add.name')} <small>{t('add.nameHint')}</small>
        </label>
        <input
          className="plain-field"
          id={nameId}
          ref={nameField}
          value={name}
          onChange={(event) => {
            setName(event.target.value);
            setNameMissing(false);
          }}
          maxLength={NAME_LENGTH}
          autoComplete="off"
          aria-invalid={isNameMissing || undefined}
          aria-describedby={isNameMissing ? `${nameId}-missing` : undefined}
        />
        {isNameMissing && (
          <p className="field-error" id={`${nameId}-missing`}>
            {t('add.nameMissing')}
          </p>
        )}
      </div>
      <ScopeChoice scopes={scopes} onChange={setScopes} />
      <p className="key-note">
        <KeyIcon />
        {t('add.warning')}
      </p>
      <CallProblem error={add.error} />
      <div className="acts">
        <Button kind="sun" type="submit" disabled={add.isPending}>
          {t(add.isPending ? 'add.making' : 'add.make')}
        </Button>
        <Button onClick={onCancel}>{t('add.cancel')}</Button>
      </div>
    </form>
  );
}

function ScopeChoice({
  scopes,
  onChange,
}: {
  scopes: readonly HelperScope[];
  onChange: (scopes: HelperScope[]) => void;
}) {
  const { t } = useTranslation(['people', 'common']);
  return (
    <fieldset>
      <legend className="lab">{t('add.what')}</legend>
      <div className="scope-choice">
        <label>
          <input type="checkbox" checked disabled />
          <span>
            <b>
              {t('common:scope.timeline.title')} <small>{t('add.always')}</small>
            </b>
            {t('add.timeline')}
          </span>
        </label>
        {CHOSEN_SCOPES.map((scope) => (
          <label key={scope}>
            <input
              type="checkbox"
              checked={scopes.includes(scope)}
              onChange={(event) => onChange(switched(scopes, scope, event.target.checked))}
            />
            <span>
              <b>{t(`common:scope.${scope}.title`)}</b>
              {t(`add.${scope}`)}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
