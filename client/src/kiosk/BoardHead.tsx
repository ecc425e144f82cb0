import type { StationBrand } from '@sunshine-seat/shared/contract/base.ts';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay, formatTime, formatWeekday } from '../ui/format.ts';
import { currentLanguage } from '../ui/i18n.ts';
import { Logo } from '../ui/Logo.tsx';
import { LanguageTurn } from './LanguageTurn.tsx';
import { stationName } from './station-name.ts';
import type { WallLayout } from './wall-layout.ts';

/** Whose hall this is, and what time it is there. */
export const BoardHead = memo(function BoardHead({
  station,
  now,
  orientation,
}: {
  station: StationBrand;
  /** To the minute, or it is drawn anew with every second. */
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
          <span>{formatWeekday(now, timeZone, isWide ? 'long' : 'short')}</span>
        </p>
        <strong className="num b">{formatTime(now, timeZone)}</strong>
      </div>
    </header>
  );
});
