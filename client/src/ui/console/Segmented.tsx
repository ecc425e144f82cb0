import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';

/** One of few, all in view. Arrow keys move the choice. */
export function Segmented<T extends string>({
  label,
  value,
  onChange,
  options,
  labelHidden = false,
}: {
  label: ReactNode;
  value: T | null;
  onChange: (value: T) => void;
  options: readonly { value: T; label: ReactNode; disabled?: boolean }[];
  labelHidden?: boolean;
}) {
  return (
    <RadioGroup
      className="segmented"
      value={value}
      onChange={(next) => onChange(next as T)}
      orientation="horizontal"
    >
      <Label className={labelHidden ? 'sr' : 'label'}>{label}</Label>
      <div className="segments">
        {options.map((option) => (
          <Radio
            key={option.value}
            value={option.value}
            className="segment"
            isDisabled={option.disabled ?? false}
          >
            {option.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
