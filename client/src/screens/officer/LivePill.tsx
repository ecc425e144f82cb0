import { useEffect, useState, useSyncExternalStore } from 'react';
import type { LiveStatus } from '../../live/officer-status.ts';
import { ConnectionPill, type PillState } from '../../ui/ConnectionPill.tsx';
import { useZone } from '../../ui/console/station-zone.ts';
import { useWords } from '../../ui/console/words.ts';
import { formatAgo, formatTime } from '../../ui/format.ts';
import { useNow } from '../../ui/server-clock.ts';
import { useLive } from './live-context.ts';

/** The server gives a sign of life every ten seconds; after two missed ones nobody should believe in it. */
const SILENT_MS = 25_000;
/** Shorter breaks than this mend themselves before they matter. */
const OFFLINE_MS = 8_000;

/** How fresh what one sees is, in words. */
export function LivePill() {
  const { t } = useWords();
  const zone = useZone();
  const now = useNow();
  const { socket } = useLive();
  const status = useSyncExternalStore(socket.status.subscribe, socket.status.get);
  const isOnline = useOnline();
  const state = pillState(status, isOnline, now);
  const { heardAt } = status;
  const age = heardAt === null ? 0 : now - heardAt;
  return (
    <>
      <ConnectionPill state={state}>
        {state === 'live' && t('live.live', { ago: age < 1_000 ? t('live.now') : formatAgo(age, 'narrow') })}
        {state === 'reconnecting' && t('live.reconnecting')}
        {state === 'off' &&
          (heardAt === null ? t('live.offline') : t('live.offlineAsOf', { at: formatTime(heardAt, zone) }))}
      </ConnectionPill>
      <span className="sr" role="status">
        {t(`live.said.${state}`)}
      </span>
    </>
  );
}

function pillState({ phase, heardAt }: LiveStatus, isOnline: boolean, now: number): PillState {
  const silence = heardAt === null ? 0 : now - heardAt;
  if (!isOnline) return 'off';
  if (phase === 'live' && silence < SILENT_MS) return 'live';
  return silence > OFFLINE_MS ? 'off' : 'reconnecting';
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
