import { useEffect, useState, useSyncExternalStore } from 'react';
import { lineState } from '../../live/officer-status.ts';
import { ConnectionPill, type PillState } from '../../ui/ConnectionPill.tsx';
import { useZone } from '../../ui/console/station-zone.ts';
import { useWords } from '../../ui/console/words.ts';
import { formatAgo, formatTime } from '../../ui/format.ts';
import { useNow } from '../../ui/server-clock.ts';
import { useLive } from './live-context.ts';

/** How fresh what one sees is, in words. */
export function LivePill() {
  const { t } = useWords();
  const zone = useZone();
  const now = useNow();
  const { socket } = useLive();
  const status = useSyncExternalStore(socket.status.subscribe, socket.status.get);
  const isOnline = useOnline();
  const monotonic = performance.now();
  const state: PillState = lineState(status, isOnline, monotonic);
  const { heardAt } = status;
  const age = heardAt === null ? 0 : monotonic - heardAt;
  return (
    <>
      <ConnectionPill state={state}>
        {state === 'live' && t('live.live', { ago: age < 1_000 ? t('live.now') : formatAgo(age, 'narrow') })}
        {state === 'reconnecting' && t('live.reconnecting')}
        {state === 'off' &&
          (heardAt === null ? t('live.offline') : t('live.offlineAsOf', { at: formatTime(now - age, zone) }))}
      </ConnectionPill>
      <span className="sr" role="status">
        {t(`live.said.${state}`)}
      </span>
    </>
  );
}

function useOnline(): boolean {
  const [isOnline, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    return () => {
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
    };
  }, []);
  return isOnline;
}
