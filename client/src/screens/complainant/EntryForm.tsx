import { isPassCode, normaliseCaseNumber } from '@sunshine-seat/shared/domain/pass-code.ts';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { CheckIcon } from '../../ui/icons/CheckIcon.tsx';
import { PassCodeField } from './PassCodeField.tsx';
import type { Pass } from './pass-address.ts';
import { isWholeNumber, readPastedPass } from './pass-input.ts';
import { ScanPass } from './ScanPass.tsx';

type Missing = 'number' | 'code' | null;

/** Number and code by hand, or the QR through the camera. */
export function EntryForm({
  pass,
  isRefused,
  onOpen,
}: {
  pass: Pass | null;
  isRefused: boolean;
  onOpen: (pass: Pass) => void;
}) {
  const { t } = useTranslation();
  const numberId = useId();
  const errorId = useId();
  const numberField = useRef<HTMLInputElement>(null);
  const codeField = useRef<HTMLInputElement>(null);
  const [number, setNumber] = useState(pass?.number ?? '');
  const [code, setCode] = useState(pass?.code ?? '');
  const [missing, setMissing] = useState<Missing>(null);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const field = number.trim() === '' ? 'number' : isPassCode(code) ? null : 'code';
    setMissing(field);
    if (field === 'number') numberField.current?.focus();
    else if (field === 'code') codeField.current?.focus();
    else onOpen({ number: normaliseCaseNumber(number), code });
  };
  const typeNumber = (typed: string) => {
    const pasted = readPastedPass(typed);
    if (pasted) onOpen(pasted);
    else setNumber(typed);
  };

  return (
    <form onSubmit={submit} noValidate>
      <div>
        <label className="lab" htmlFor={numberId}>
          {t('enter.number')}
        </label>
        <div className="field">
          <input
            id={numberId}
            ref={numberField}
            value={number}
            onChange={(event) => typeNumber(event.target.value)}
            onBlur={() => setNumber(number.trim() === '' ? '' : normaliseCaseNumber(number))}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            dir="ltr"
            enterKeyHint="next"
            aria-invalid={missing === 'number' || isRefused || undefined}
            aria-describedby={missing === 'number' ? errorId : undefined}
          />
          {isWholeNumber(number) && <CheckIcon />}
        </div>
        {missing === 'number' && (
          <p className="field-error" id={errorId}>
            {t('enter.numberMissing')}
          </p>
        )}
      </div>
      <PassCodeField
        ref={codeField}
        value={code}
        onChange={setCode}
        onPass={onOpen}
        error={missing === 'code' ? t('enter.codeShort') : null}
        isInvalid={isRefused}
      />
      <div className="act">
        <Button kind="sun" type="submit">
          {t('enter.open')}
        </Button>
        <ScanPass onPass={onOpen} />
      </div>
    </form>
  );
}
