import type { Entry } from '@sunshine-seat/shared/contract/complainant.ts';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { entryTitle, isLine, isOwnDoing, itemName } from '../../cases/entry-words.ts';
import { newestFirst } from '../../cases/newest-first.ts';
import type { OwnView } from '../../cases/own-view.ts';
import type { OwnCase } from '../../live/apply-event.ts';
import type { ConnectionWatch } from '../../live/connection-watch.ts';
import { useConnectionState } from './OwnConnection.tsx';
import { giveSignal } from './signal.ts';

/** Lines of the timeline and messages, but not what this side did itself; marks would chatter. */
function isNews(entry: Entry): boolean {
  return (entry.type === 'message' || isLine(entry)) && !isOwnDoing(entry);
}

/** The only live region of the page: new entries, the end of the window, and a connection that was lost or is back. */
export function Announcer({ own, view, watch }: { own: OwnCase; view: OwnView; watch: ConnectionWatch }) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const events = useMemo(() => own.events.filter(({ entry }) => isNews(entry)), [own.events]);
  const held = useRef(events.length);
  useEffect(() => {
    const fresh = events.slice(held.current);
    held.current = events.length;
    const newest = newestFirst(fresh)[0];
    if (!newest) return;
    const title = entryTitle(newest.entry, {
      t,
      kind: own.case.kind,
      timeZone: own.case.station.timeZone,
      entryOf: (id) => events.find((event) => event.entry.id === id)?.entry,
      nameOfItem: (id) =>
        itemName(
          own.events.map(({ entry }) => entry),
          id,
        ),
    });
    setWords(t('announce.entries', { count: fresh.length, title }));
    giveSignal();
  }, [events, own, t]);

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
