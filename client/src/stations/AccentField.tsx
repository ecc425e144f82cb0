import { type CSSProperties, useId } from 'react';
import { Field } from '../ui/console/Field.tsx';
import { useWords } from '../ui/console/words.ts';
import { CheckIcon } from '../ui/icons/CheckIcon.tsx';
import { WarnIcon } from '../ui/icons/WarnIcon.tsx';
import { checkAccent, isColour } from './accent-check.ts';

/** The sun of tokens.css, shown while a station has no colour of its own. */
const SUN = '#f6a81c';

/** A colour of the station's own, held against everything it would lie on while it is typed. */
export function AccentField({ accent, onChange }: { accent: string; onChange: (accent: string) => void }) {
  const { t } = useWords();
  const pickerId = useId();
  const isTyped = accent.trim() !== '';
  const checks = isTyped ? checkAccent(accent) : null;
  const swatch: CSSProperties = { background: isColour(accent) ? accent : SUN };
  return (
    <div className="accent">
      <Field
        label={t('station.accent')}
        value={accent}
        onChange={onChange}
        dir="ltr"
        maxLength={7}
        placeholder={SUN}
        hint={t('station.accentHint')}
        error={isTyped && !checks ? t('station.accentFault') : undefined}
      />
      <label className="accent-picker" htmlFor={pickerId} style={swatch}>
        <span className="sr">{t('station.accentPick')}</span>
        <input
          id={pickerId}
          type="color"
          value={isColour(accent) ? accent : SUN}
          onChange={(event) => onChange(event.target.value)}
        />
      </label>
      <ul className="accent-checks" aria-live="polite">
        {checks?.map(({ pair, ratio, needs }) => (
          <li key={pair} className={ratio >= needs ? 'ok' : 'fault'}>
            {ratio >= needs ? <CheckIcon size="s" /> : <WarnIcon size="s" />}
            {t(`station.contrast.${pair}`)} <b className="num">{ratio.toFixed(1)}</b>{' '}
            <span>{ratio >= needs ? t('station.contrastOk') : t('station.contrastFault', { n: needs })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
