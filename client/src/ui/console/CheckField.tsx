import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components';
import { CheckIcon } from '../icons/CheckIcon.tsx';

export function CheckField({
  isOn,
  onChange,
  label,
  detail,
  disabled = false,
}: {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  label: ReactNode;
  detail?: ReactNode;
  disabled?: boolean;
}) {
  return (
    <Checkbox className="check-field" isSelected={isOn} onChange={onChange} isDisabled={disabled}>
      <span className="box" aria-hidden="true">
        <CheckIcon size="s" />
      </span>
      <span className="words">
        <b>{label}</b>
        {detail !== undefined && <small>{detail}</small>}
      </span>
    </Checkbox>
  );
}
