import { PASS_CODE_LENGTH } from '@sunshine-seat/shared/domain/pass-code.ts';
import { type CompositionEvent, type Ref, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../ui/class-names.ts';
import { SunIcon } from '../../ui/icons/SunIcon.tsx';
import type { Pass } from './pass-address.ts';
import { codeFromTyping, readPastedPass } from './pass-input.ts';

const GROUPS = [0, 4, 8, 12];
const PLACES = [0, 1, 2, 3];

/** Sixteen boxes to look at; the one real input lies over them. */
function Boxes({ code }: { code: string }) {
  return GROUPS.map((group) => (
    <span className="grp" key={group} aria-hidden="true">
      {PLACES.map((place) => {
        const at = group + place;
        return (
          <b key={place} className={classNames(at >= code.length && 'todo', at === code.length && 'cur')}>
            {code[at]}
          </b>
        );
      })}
    </span>
  ));
}

export function PassCodeField({
  ref,
  value,
  onChange,
  onPass,
  error,
  isInvalid,
}: {
  ref: Ref<HTMLInputElement>;
  value: string;
  onChange: (code: string) => void;
  /** A whole pass was pasted. */
  onPass: (pass: Pass) => void;
  error: string | null;
  isInvalid: boolean;
}) {
  const { t } = useTranslation();
  const id = useId();
  const hintId = useId();
  const errorId = useId();
  // While an input method is composing, its half-made text must be left alone.
  const [composing, setComposing] = useState<string | null>(null);
  const take = (typed: string) => {
    const pasted = readPastedPass(typed);
    if (pasted) onPass(pasted);
    else onChange(codeFromTyping(typed));
  };
  const compose = (event: CompositionEvent<HTMLInputElement>) => {
    setComposing(null);
    take(event.currentTarget.value);
  };
  return (
    <div>
      <div className="lab">
        <label htmlFor={id}>{t('enter.code')}</label>
        <small className="num">{t('enter.typed', { n: value.length, m: PASS_CODE_LENGTH })}</small>
      </div>
      <div className={classNames('code', (error !== null || isInvalid) && 'wrong')}>
        <Boxes code={value} />
        <input
          id={id}
          ref={ref}
          value={composing ?? value}
          onChange={(event) =>
            composing === null ? take(event.target.value) : setComposing(event.target.value)
          }
          onCompositionStart={(event) => setComposing(event.currentTarget.value)}
          onCompositionEnd={compose}
          onSelect={(event) => {
            const { length } = event.currentTarget.value;
            event.currentTarget.setSelectionRange(length, length);
          }}
          autoComplete="off"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          dir="ltr"
          enterKeyHint="go"
          aria-invalid={error !== null || isInvalid || undefined}
          aria-describedby={error === null ? hintId : `${errorId} ${hintId}`}
        />
      </div>
      {error !== null && (
        <p className="field-error" id={errorId}>
          {error}
        </p>
      )}
      <p className="hint" id={hintId}>
        <SunIcon />
        <span>{t('enter.forgiving')}</span>
      </p>
    </div>
  );
}
