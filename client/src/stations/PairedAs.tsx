import { Label, Radio, RadioGroup } from 'react-aria-components';
import { useWords } from '../ui/console/words.ts';

/** A seat whose display a screen could become. */
export type PairableSeat = { readonly id: string; readonly number: number; readonly hasDisplay: boolean };

const HALL = 'hall';

/** What a display is to be: the board of the hall, or the display of one seat. */
export function PairedAs({
  seats,
  value,
  onChange,
}: {
  seats: readonly PairableSeat[];
  /** A seat, or null for the hall board. */
  value: string | null;
  onChange: (seatId: string | null) => void;
}) {
  const { t } = useWords();
  const areAllTaken = seats.every(({ hasDisplay }) => hasDisplay);
  return (
    <RadioGroup
      className="segmented"
      value={value ?? HALL}
      onChange={(chosen) => onChange(chosen === HALL ? null : chosen)}
    >
      <Label className="label">{t('seats:settings.as')}</Label>
      <div className="segments">
        <Radio className="segment" value={HALL}>
          {t('seats:settings.hall')}
        </Radio>
        {seats.map(({ id, number, hasDisplay }) => (
          <Radio key={id} className="segment" value={id} isDisabled={hasDisplay}>
            {t('seats:seat', { n: number })}
          </Radio>
        ))}
      </div>
      {areAllTaken && <p className="hint">{t('seats:settings.allTaken')}</p>}
    </RadioGroup>
  );
}
