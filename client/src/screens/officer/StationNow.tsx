import { useZone } from '../../ui/console/station-zone.ts';
import { stationName, useWords } from '../../ui/console/words.ts';
import { formatDay, formatTime, formatWeekday } from '../../ui/format.ts';
import { useNow } from '../../ui/server-clock.ts';
import { useMe } from './session.ts';

/** Station, day and the server's clock. */
export function StationNow() {
  const { t } = useWords();
  const { station } = useMe();
  const zone = useZone();
  const now = useNow();
  return (
    <p className="station-now">
      {t('queue.station', {
        station: stationName(station),
        day: formatDay(now, zone),
        weekday: formatWeekday(now, zone, 'short'),
      })}{' '}
      <b className="num">{formatTime(now, zone)}</b>
    </p>
  );
}
