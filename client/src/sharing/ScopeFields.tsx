import type { Scope } from '@sunshine-seat/shared/domain/recovery-window.ts';
import { CheckField } from '../ui/console/CheckField.tsx';
import { useWords } from '../ui/console/words.ts';
import { switchedScopes } from './scope-choice.ts';

/** What is shared, one by one; the timeline always. */
export function ScopeFields({
  legend,
  offered,
  chosen,
  onChange,
}: {
  legend: string;
  offered: readonly Scope[];
  chosen: readonly Scope[];
  onChange: (scopes: Scope[]) => void;
}) {
  const { t } = useWords();
  return (
    <fieldset className="form-group">
      <legend className="label">{legend}</legend>
      {offered.map((scope) => (
        <CheckField
          key={scope}
          label={t(`common:scope.${scope}.title`)}
          detail={t(`sharing.${scope}Detail`)}
          isOn={chosen.includes(scope)}
          disabled={scope === 'timeline'}
          onChange={(isOn) => onChange(switchedScopes(chosen, scope, isOn))}
        />
      ))}
    </fieldset>
  );
}
