import type { HTMLInputTypeAttribute, ReactNode } from 'react';
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components';

type FieldProps = {
  label: ReactNode;
  value: string;
  onChange: (value: string) => void;
  /** What is wrong, in words; marks the field. */
  error?: string | undefined;
  hint?: ReactNode;
  name?: string;
  type?: HTMLInputTypeAttribute;
  multiline?: boolean;
  rows?: number;
  autoFocus?: boolean;
  autoComplete?: string;
  inputMode?: 'text' | 'tel' | 'numeric';
  maxLength?: number;
  placeholder?: string;
  /** Codes, numbers and phone numbers read left to right in every language. */
  dir?: 'ltr' | 'auto';
  disabled?: boolean;
  /** For a field whose surroundings say what it is. */
  labelHidden?: boolean;
};

export function Field(props: FieldProps) {
  const { label, error, hint, multiline = false, rows = 3, maxLength, placeholder, dir = 'auto' } = props;
  return (
    <TextField
      className="field"
      value={props.value}
      onChange={props.onChange}
      isInvalid={error !== undefined}
      isDisabled={props.disabled ?? false}
      autoFocus={props.autoFocus ?? false}
      autoComplete={props.autoComplete ?? 'off'}
      type={props.type ?? 'text'}
      inputMode={props.inputMode ?? 'text'}
      validationBehavior="aria"
      {...(props.name !== undefined && { name: props.name })}
    >
      <Label className={props.labelHidden ? 'sr' : 'label'}>{label}</Label>
      {multiline ? (
        <TextArea className="input" rows={rows} dir={dir} maxLength={maxLength} placeholder={placeholder} />
      ) : (
        <Input className="input" dir={dir} maxLength={maxLength} placeholder={placeholder} />
      )}
      {hint !== undefined && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </TextField>
  );
}
