import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { CheckIcon } from '../ui/icons/CheckIcon.tsx';
import { CopyIcon } from '../ui/icons/CopyIcon.tsx';
import { LockIcon } from '../ui/icons/LockIcon.tsx';
import type { Still } from './still-story.ts';
import { useStillWords } from './still-words.ts';

/** The original lies sealed; its fingerprint says that it is still the one that came. */
export function SealedOriginal({
  still,
  onSee,
  onRegister,
}: {
  still: Still;
  /** Null for those who may not. */
  onSee: (() => void) | null;
  onRegister: () => void;
}) {
  const { t } = useStillWords();
  const { sha256, bytes } = still.facts;
  return (
    <section className="box sealed" aria-labelledby="sealed-title">
      <h2 id="sealed-title">
        <span>
          <LockIcon size="s" /> {t('sealed.title')}
        </span>
        <small className="num" dir="ltr">
          {sizeWords(bytes)}
        </small>
      </h2>
      <Fingerprint sha256={sha256} />
      <div className="box-acts">
        {onSee && (
          <Button small onClick={onSee}>
            {t('sealed.see')}
          </Button>
        )}
        <Button small onClick={onRegister}>
          {t('register.open')}
        </Button>
      </div>
    </section>
  );
}

/** Short enough to compare by eye, whole for the clipboard. */
export function Fingerprint({ sha256 }: { sha256: string }) {
  const { t } = useStillWords();
  const [isCopied, setCopied] = useState(false);
  async function copy() {
    try {
      await navigator.clipboard.writeText(sha256);
      setCopied(true);
    } catch {
      // Without https there is no clipboard: the whole of it can still be read and selected.
      setCopied(false);
    }
  }
  return (
    <p className="fingerprint">
      <span className="label">{t('sealed.sha')}</span>
      <code dir="ltr" title={sha256}>
        {sha256.slice(0, 8)}…{sha256.slice(-8)}
      </code>
      <button
        type="button"
        className="icon-button"
        aria-label={t(isCopied ? 'sealed.copied' : 'sealed.copy')}
        onClick={() => void copy()}
      >
        {isCopied ? <CheckIcon size="s" /> : <CopyIcon size="s" />}
      </button>
      <span className="sr" role="status">
        {isCopied && t('sealed.copied')}
      </span>
    </p>
  );
}

function sizeWords(bytes: number): string {
  const megabytes = bytes / 1024 / 1024;
  return megabytes >= 0.1 ? `${megabytes.toFixed(1)} MB` : `${Math.ceil(bytes / 1024)} kB`;
}
