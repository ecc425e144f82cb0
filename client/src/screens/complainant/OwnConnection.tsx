import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { keptFromBefore } from '../../cases/kept-case.ts';
import type { OwnView } from '../../cases/own-view.ts';
import { type ConnectionState, connectionState } from '../../live/connection.ts';
import { type ConnectionWatch, useConnection } from '../../live/connection-watch.ts';
import { ConnectionPill, type PillState } from '../../ui/ConnectionPill.tsx';
import { formatAgo, formatTime } from '../../ui/format.ts';
import { serverClock } from '../../ui/server-clock.ts';

const JUST_NOW_MS = 2_000;

const pills: Record<ConnectionState, PillState> = {
  live: 'live',
  connected: 'idle',
  connecting: 'reconnecting',
  reconnecting: 'reconnecting',
  offline: 'off',
};

export function useConnectionState(watch: ConnectionWatch, view: OwnView): ConnectionState {
  return useConnection(watch, (facts) => connectionState(facts, performance.now(), view.phase === 'open'));
}

function agoWords(t: TFunction, silence: number): string {
  return silence < JUST_NOW_MS ? t('entry.justNow') : formatAgo(silence, 'narrow');
}

/** How old the page is: rendered anew with every second of the page around it. */
export function OwnConnection({
  watch,
  view,
  timeZone,
}: {
  watch: ConnectionWatch;
  view: OwnView;
  timeZone: string;
}) {
  const { t } = useTranslation();
  const state = useConnectionState(watch, view);
  const { heardAt } = watch.facts();
  const words = () => {
    const silence = heardAt === null ? null : performance.now() - heardAt;
    if (state === 'live') return t('connection.live', { ago: agoWords(t, silence ?? 0) });
    if (state !== 'offline') return t(`connection.${state}`);
    const asOf = silence === null ? keptFromBefore()?.heardAt : serverClock.now() - silence;
    return asOf === undefined
      ? t('connection.offline')
      : t('connection.offlineAsOf', { time: formatTime(asOf, timeZone) });
  };
  return <ConnectionPill state={pills[state]}>{words()}</ConnectionPill>;
}
