import type { SeatView } from '@sunshine-seat/shared/contract/kiosk.ts';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../ui/format.ts';
import { currentLanguage } from '../ui/i18n.ts';
import { Logo } from '../ui/Logo.tsx';
import { nameIn } from '../ui/names.ts';

/** Which seat this is, at which station, and what time it is there. */
export function SeatHead({
  seat: { station, number },
  now,
  detail,
}: {
  seat: Pick<SeatView, 'station' | 'number'>;
  now: number;
  /** What happens here, beside the number. */
  detail?: string;
}) {
  const { t } = useTranslation();
  // Two short Chinese names need nothing between them.
  const isChinese = currentLanguage().startsWith('zh');
  return (
    <header className="seat-head">
      <Logo />
      <div className="which">
        <h1 className="b">{t('seats:seat', { n: number })}</h1>
        {detail && <p>{detail}</p>}
      </div>
      <p className="station">
        <span>{nameIn(station.names, currentLanguage())}</span>
        {isChinese ? ' ' : <i aria-hidden="true"> · </i>}
        <span>{t('product')}</span>
      </p>
      <strong className="time num b">{formatTime(now, station.timeZone)}</strong>
    </header>
  );
}
