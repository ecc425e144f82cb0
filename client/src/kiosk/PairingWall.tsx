import { directionOf, LANGUAGES, type Language } from '@sunshine-seat/shared/domain/languages.ts';
import { useTranslation } from 'react-i18next';
import { Logo } from '../ui/Logo.tsx';
import { usePairing } from './use-pairing.ts';
import { useWallLayout } from './use-wall-layout.ts';
import { Wall } from './Wall.tsx';

/** Six digits to be read from across a room, and what to do with them, in every language at once. */
export function PairingWall({ onPaired }: { onPaired: (as: 'hall' | 'seat') => void }) {
  const digits = usePairing(onPaired);
  const { t } = useTranslation();
  return (
    <Wall layout={useWallLayout()} kind="quiet">
      <div className="pairing">
        <header>
          <Logo />
          <h1>{t('product')}</h1>
        </header>
        <p className="digits num" dir="ltr" role="status" aria-label={digits ?? t('pairing.fetching')}>
          {[...(digits ?? '······')].map((digit, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a digit is its place
            <span key={place}>{digit}</span>
          ))}
        </p>
        <ul>
          {LANGUAGES.map((language) => (
            <PairingWords key={language} language={language} hasDigits={digits !== null} />
          ))}
        </ul>
      </div>
    </Wall>
  );
}

function PairingWords({ language, hasDigits }: { language: Language; hasDigits: boolean }) {
  const { i18n } = useTranslation();
  const t = i18n.getFixedT(language);
  return (
    <li lang={language} dir={directionOf(language)}>
      <b className="b">{t('pairing.title')}</b>
      <span>{t(hasDigits ? 'pairing.enter' : 'pairing.fetching')}</span>
      <span>{t('pairing.renews')}</span>
    </li>
  );
}
