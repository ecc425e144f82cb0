import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Someone } from '../platform/crowd.ts';
import type { Others, Word } from '../platform/db/others.ts';
import { createPresence } from '../platform/presence.ts';
import { createPresenceExchange } from './presence-exchange.ts';

const OFFICER = { id: 'o1', badge: '1', name: '王', familyName: '王', familyNameLatin: 'Wang' };

/** A wire without a database, which can be cut. */
function hub() {
  const ends = new Map<string, { hear: ((word: Word, from: string) => void)[]; reunite: (() => void)[] }>();
  const isCut = new Set<string>();
  const others = (name: string): Others => {
    const end = { hear: [] as ((word: Word, from: string) => void)[], reunite: [] as (() => void)[] };
    ends.set(name, end);
    return {
      say(word) {
        if (isCut.has(name)) return;
        // As a string in a message of the real one.
        expect(Buffer.byteLength(JSON.stringify(JSON.stringify(word)))).toBeLessThan(7000);
        for (const [other, { hear }] of ends)
          if (other !== name && !isCut.has(other)) for (const listener of hear) listener(word, name);
      },
      onWord(listener) {
        end.hear.push(listener);
        return () => end.hear.splice(end.hear.indexOf(listener), 1);
      },
      onReunion(listener) {
        end.reunite.push(listener);
        return () => end.reunite.splice(end.reunite.indexOf(listener), 1);
      },
    };
  };
  return {
    others,
    cut: (name: string) => isCut.add(name),
    mend(name: string) {
      isCut.delete(name);
      for (const listener of ends.get(name)?.reunite ?? []) listener();
    },
  };
}

describe('portals that tell each other who is there', () => {
  let wire: ReturnType<typeof hub>;
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
    wire = hub();
  });
  afterEach(() => vi.useRealTimers());

  function portal(name: string) {
    const presence = createPresence();
    const changes: Someone[] = [];
    const exchange = createPresenceExchange(presence, wire.others(name), (someone) => changes.push(someone));
    exchange.start();
    wire.mend(name);
    return { presence, exchange, changes };
  }

  it('know of each other’s people, each once, wherever and however often they are connected', () => {
    const [a, b] = [portal('a'), portal('b')];
    expect(a.presence.watched('case', OFFICER)).toBe(true);
    expect(b.presence.on('case').officers).toEqual([OFFICER]);
    // Here already, at the other portal: nothing that anyone could see has changed.
    expect(b.presence.watched('case', OFFICER)).toBe(false);
    expect(b.presence.on('case').officers).toEqual([OFFICER]);
    expect(a.presence.unwatched('case', OFFICER.id)).toBe(false);
    expect(a.presence.on('case').officers).toEqual([OFFICER]);
    expect(b.presence.unwatched('case', OFFICER.id)).toBe(true);
    expect(a.presence.on('case').officers).toEqual([]);
    expect(a.changes.at(-1)).toMatchObject({ kind: 'watchers', id: 'case', who: 'o1' });
  });

  it('tell a new one who is there, also when they are many', () => {
    const a = portal('a');
    for (let at = 0; at < 101; at += 1) a.presence.complainantCame(`case-${at}`);
    const b = portal('b');
    for (let at = 0; at < 101; at += 1) expect(b.presence.on(`case-${at}`).isComplainantPresent).toBe(true);
    expect(b.changes).toHaveLength(101);
  });

  it('say no more in a word than a notification holds, however long the names are', () => {
    const a = portal('a');
    for (let at = 0; at < 30; at += 1) {
      const id = `${at}-${'x'.repeat(34)}`;
      const long = { name: '"'.repeat(60), familyName: '𠀀'.repeat(20), familyNameLatin: '\\'.repeat(40) };
      a.presence.watched('case', { id, badge: '警'.repeat(12), ...long });
    }
    expect(portal('b').presence.on('case').officers).toHaveLength(30);
  });

  it('make up after a cut for whoever came and left meanwhile', () => {
    const [a, b] = [portal('a'), portal('b')];
    a.presence.complainantCame('stays');
    a.presence.complainantCame('leaves');
    wire.cut('b');
    a.presence.complainantLeft('leaves');
    a.presence.complainantCame('comes');
    b.changes.length = 0;
    wire.mend('b');
    const here = ['stays', 'leaves', 'comes'].map((id) => b.presence.on(id).isComplainantPresent);
    expect(here).toEqual([true, false, true]);
    expect(b.changes.map(({ id }) => id).sort()).toEqual(['comes', 'leaves']);
  });

  it('forget one that was killed, and everyone at it; and know them again when it was only silent', () => {
    const [a, b] = [portal('a'), portal('b')];
    a.presence.officerCame('o1', 'station');
    vi.advanceTimersByTime(10_000);
    expect(b.presence.isOfficerConnected('o1')).toBe(true);
    wire.cut('a');
    vi.advanceTimersByTime(3000);
    expect(b.presence.isOfficerConnected('o1')).toBe(true);
    vi.advanceTimersByTime(3000);
    expect(b.presence.isOfficerConnected('o1')).toBe(false);
    expect(b.changes.at(-1)).toMatchObject({ kind: 'officer', id: 'o1', data: 'station' });
    wire.mend('a');
    expect(b.presence.isOfficerConnected('o1')).toBe(true);
  });

  it('say goodbye', () => {
    const [a, b] = [portal('a'), portal('b')];
    a.presence.kioskCame('k1', 'station');
    expect(b.presence.isKioskConnected('k1')).toBe(true);
    a.exchange.stop();
    expect(b.presence.isKioskConnected('k1')).toBe(false);
  });
});
