import type { StationBrand } from '@sunshine-seat/shared/contract/base.ts';
import { useTranslation } from 'react-i18next';
import { formatDay, formatTime } from '../ui/format.ts';
import { currentLanguage } from '../ui/i18n.ts';
import { Logo } from '../ui/Logo.tsx';
import { LanguageTurn } from './LanguageTurn.tsx';
import { stationName } from './station-name.ts';
import type { WallLayout } from './wall-layout.ts';

function weekday(now: number, timeZone: string, length: 'long' | 'short'): string {
  return new Intl.DateTimeFormat(currentLanguage(), { timeZone, weekday: length }).format(now);
}

/** Whose hall this is, and what time it is there. */
export function BoardHead({
  station,
  now,
  orientation,
}: {
  station: StationBrand;
  now: number;
  orientation: WallLayout['orientation'];
}) {
  const { t } = useTranslation();
  const { timeZone } = station;
  const isWide = orientation === 'landscape';
  const name = stationName(station, currentLanguage());
  // Two short Chinese names stand on one line; a long Latin or Arabic one has it for itself.
  const isTogether = isWide && currentLanguage().startsWith('zh');
  return (
    <header className="head">
      <Logo />
      <div className="names">
        <h1 className="b">{isTogether ? `${name} ${t('product')}` : name}</h1>
        <p>{isTogether ? t('tagline') : isWide ? `${t('product')} · ${t('tagline')}` : t('product')}</p>
      </div>
      <div className="clock">
        {isWide && <LanguageTurn />}
        <p className="date">
          <span>{formatDay(now, timeZone)}</span>{' '}
          <span>{weekday(now, timeZone, isWide ? 'long' : 'short')}</span>
        </p>
        <strong className="num b">{formatTime(now, timeZone)}</strong>
      </div>
    </header>
  );
}
