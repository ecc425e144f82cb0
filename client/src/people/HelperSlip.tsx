import { groupPassCode } from '@sunshine-seat/shared/domain/pass-code.ts';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { KeyIcon } from '../ui/icons/KeyIcon.tsx';
import { PrintIcon } from '../ui/icons/PrintIcon.tsx';
import { QrCode } from '../ui/QrCode.tsx';
import type { HelperPass } from './own-people.ts';

type Copying = 'not-yet' | 'copied' | 'failed';

/** The new pass, shown this once: to scan, to copy, to print. */
export function HelperSlip({ pass, onDone }: { pass: HelperPass; onDone: () => void }) {
  const { t } = useTranslation('people');
  const [copying, setCopying] = useState<Copying>('not-yet');
  const top = useRef<HTMLDivElement>(null);
  // It takes the place of a form that had been scrolled down.
  useEffect(() => {
    // Newer browsers answer with a promise, which React would take for what is to be done at the end.
    void top.current?.closest('dialog')?.scrollTo(0, 0);
  }, []);
  const copy = () =>
    navigator.clipboard.writeText(pass.address).then(
      () => setCopying('copied'),
      () => setCopying('failed'),
    );
  return (
    <div className="people" ref={top}>
      <p className="key-note" role="status">
        <KeyIcon />
        <span>
          <b>{t('slip.once')}</b>
          <br />
          {t('slip.key')}
        </span>
      </p>
      <Slip pass={pass} className="helper-slip" />
      {createPortal(<Slip pass={pass} className="helper-slip paper" isPaper />, document.body)}
      <div className="acts two">
        <Button onClick={() => void copy()}>{t('slip.copy')}</Button>
        <Button onClick={() => window.print()}>
          <PrintIcon size="s" />
          {t('slip.print')}
        </Button>
      </div>
      <p className="intro" role="status">
        {copying === 'copied' && t('slip.copied')}
        {copying === 'failed' && t('slip.notCopied')}
      </p>
      <Button kind="sun" onClick={onDone}>
        {t('slip.done')}
      </Button>
    </div>
  );
}

function Slip({ pass, className, isPaper }: { pass: HelperPass; className: string; isPaper?: boolean }) {
  const { t } = useTranslation('people');
  return (
    <article className={className} aria-hidden={isPaper}>
      <h3>
        <bdi>{t('slip.title', { name: pass.helper.name })}</bdi>
      </h3>
      <QrCode text={pass.address} label={t('slip.qr')} />
      <p>{t('slip.scan')}</p>
      <dl>
        <dt>{t('slip.number')}</dt>
        <dd dir="ltr">{pass.number}</dd>
        <dt>{t('slip.code')}</dt>
        <dd className="slip-code" dir="ltr">
          {groupPassCode(pass.code).map((group, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a group is its place
            <span key={place}>{group}</span>
          ))}
        </dd>
      </dl>
      {isPaper && <p>{t('slip.paper')}</p>}
    </article>
  );
}
