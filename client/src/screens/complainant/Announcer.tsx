import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { entryTitle } from '../../cases/entry-words.ts';
import type { OwnView } from '../../cases/own-view.ts';
import type { OwnCase } from '../../live/apply-event.ts';
import type { ConnectionWatch } from '../../live/connection-watch.ts';
import { useConnectionState } from './OwnConnection.tsx';
import { giveSignal } from './signal.ts';

/** The only live region of the page: new entries, the end of the window, and a connection that was lost or is back. */
export function Announcer({ own, view, watch }: { own: OwnCase; view: OwnView; watch: ConnectionWatch }) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const held = useRef(own.events.length);
  const { events } = own;
  useEffect(() => {
    const count = events.length - held.current;
    held.current = events.length;
    const newest = events.at(-1);
    if (count <= 0 || !newest) return;
    const title = entryTitle(newest.entry, {
      t,
      kind: own.case.kind,
      timeZone: own.case.station.timeZone,
      entryOf: (id) => events.find((event) => event.entry.id === id)?.entry,
    });
    setWords(t('announce.entries', { count, title }));
    giveSignal();
  }, [events, own.case, t]);

  const state = useConnectionState(watch, view);
  const isOffline = state === 'offline';
  const wasOffline = useRef(isOffline);
  useEffect(() => {
    if (isOffline === wasOffline.current) return;
    wasOffline.current = isOffline;
    setWords(t(isOffline ? 'announce.offline' : 'announce.back'));
  }, [isOffline, t]);

  const { phase } = view;
  const lastPhase = useRef(phase);
  useEffect(() => {
    if (phase === lastPhase.current) return;
    lastPhase.current = phase;
    if (phase !== 'waiting') setWords(t(`announce.${phase}`));
  }, [phase, t]);

  return (
    <p className="sr" role="status">
      {words}
    </p>
  );
}
