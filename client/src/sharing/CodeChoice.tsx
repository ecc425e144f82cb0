import { Label, Radio, RadioGroup } from 'react-aria-components';
import { useWords } from '../ui/console/words.ts';

/** A code with the very words that the complainant reads for it. */
export function CodeChoice<T extends string>({
  label,
  codes,
  value,
  onChange,
  shortOf,
  toldOf,
}: {
  label: string;
  codes: readonly T[];
  value: T | null;
  onChange: (code: T) => void;
  /** Catalogue key of the short word between officers. */
  shortOf: (code: T) => string;
  /** Catalogue key of what the complainant is told. */
  toldOf: (code: T) => string;
}) {
  const { t } = useWords();
  return (
    <RadioGroup className="choices" value={value} onChange={(next) => onChange(next as T)}>
      <Label className="label">{label}</Label>
      {codes.map((code) => (
        <Radio key={code} value={code} className="choice">
          <i className="dot" />
          <span>
            <b>{t(shortOf(code))}</b>
            {code === value && <small>{t('decide.told', { words: t(toldOf(code)) })}</small>}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
