import { useState } from 'react';
import { Field } from '../ui/console/Field.tsx';
import { Segmented } from '../ui/console/Segmented.tsx';
import { useWords } from '../ui/console/words.ts';
import { formatLength } from '../ui/format.ts';

const HOURS = [60, 120, 180] as const;

/** Whole hours at a tap, any other length by typing, never more than `max`. */
export function MinutesField({
  value,
  onChange,
  min,
  max,
  label,
}: {
  /** Null while what is typed is no length within the limits. */
  value: number | null;
  onChange: (minutes: number | null) => void;
  min: number;
  max: number;
  label: string;
}) {
  const { t } = useWords();
  const whole = HOURS.filter((minutes) => minutes <= max);
  const [isOwn, setOwn] = useState(value !== null && !whole.some((minutes) => minutes === value));
  const [typed, setTyped] = useState(value === null ? '' : String(value));

  function type(text: string) {
    const digits = text.normalize('NFKC').replace(/\D/g, '').slice(0, 3);
    setTyped(digits);
    const minutes = Number(digits);
    onChange(digits !== '' && minutes >= min && minutes <= max ? minutes : null);
  }

  return (
    <div className="minutes">
      <Segmented
        label={label}
        value={isOwn ? 'own' : String(value)}
        onChange={(chosen) => {
          setOwn(chosen === 'own');
          if (chosen === 'own') type(typed || String(max));
          else onChange(Number(chosen));
        }}
        options={[
          ...whole.map((minutes) => ({ value: String(minutes), label: formatLength(minutes * 60_000) })),
          { value: 'own', label: t('sharing.own') },
        ]}
      />
      {isOwn && (
        <Field
          label={t('sharing.minutes')}
          value={typed}
          onChange={type}
          inputMode="numeric"
          dir="ltr"
          error={value === null ? t('fault.between', { min, max }) : undefined}
        />
      )}
    </div>
  );
}
