import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { newIntentKey } from '../api/intent-key.ts';
import type { OwnCase } from '../live/apply-event.ts';
import type { OwnLink } from '../live/own-link.ts';
import { serverClock } from '../ui/server-clock.ts';
import { outboxPlace } from './kept-words.ts';
import type { Intent, Outbox } from './outbox.ts';
import { createOutboxLine } from './outbox-line.ts';
import { sendUnsent } from './send-unsent.ts';

export type OwnOutbox = {
  readonly items: Outbox;
  /** Gives something; answered with the key it goes by until it has arrived. */
  give(intent: Intent): string;
  takeBack(key: string): void;
};

/** On plain http there are no locks: two pages may then send the same thing, with the same key, and it is done once. */
async function alone(run: () => Promise<void>): Promise<void> {
  if (!navigator.locks) return run();
  await navigator.locks.request('sunshine.outbox', run);
}

/** What was given on this page, until the server has it. */
export function useOutbox(own: OwnCase, link: OwnLink, sharesStills: boolean): OwnOutbox {
  const { number } = own.case;
  const line = useMemo(
    () =>
      createOutboxLine({
        number,
        place: outboxPlace,
        alone,
        async send(unsent) {
          const events = await sendUnsent(unsent);
          link.contributed(events);
          return events[0]?.entry.id ?? null;
        },
        isReachable: () => link.watch.facts().isConnected && link.watch.facts().isOnline,
        over: link.ended,
      }),
    [number, link],
  );
  useEffect(() => {
    line.run();
    const stopListening = link.watch.subscribe(line.run);
    return () => {
      stopListening();
      line.stop();
    };
  }, [line, link]);
  useEffect(() => {
    if (!sharesStills) line.dropStills('WINDOW_ENDED');
  }, [line, sharesStills]);
  const items = useSyncExternalStore(line.subscribe, line.items);
  const after = own.events.length;
  return {
    items,
    give(intent) {
      const key = newIntentKey();
      line.add({ key, at: serverClock.now(), after, intent });
      return key;
    },
    takeBack: line.takeBack,
  };
}
