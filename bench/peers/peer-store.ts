import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** What a peer tells its screens: about as many bytes as a small timeline entry. */
export interface PeerEvent {
  seq: number;
  at: number;
  note: string;
  by: { familyName: string; familyNameLatin: string; badge: string };
  header: { stage: string; phase: string; startsAt: number; endsAt: number };
}

/** Events each room has from the beginning. */
export const EVENTS_AT_FIRST = 6;
const SECRET = createSecretKey(Buffer.from('peers of a benchmark keep no secrets'));

const signature = (session: string) => createHmac('sha256', SECRET).update(session).digest('base64url');

/** The cookie of the one session a room has. */
export function peerCookie(room: string): string {
  return `session=${room}.${signature(room)}`;
}

/** A bare peer's database: sessions and events, one insert a commit, synced like the portal's. */
export function openPeerStore(dataDir: string, rooms: number) {
  const db = new Database(join(dataDir, 'peer.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(`
    CREATE TABLE IF NOT EXISTS sessions (id TEXT PRIMARY KEY, room TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS events (
      room TEXT NOT NULL, seq INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (room, seq)
    ) STRICT, WITHOUT ROWID;
  `);
  const addSession = db.prepare('INSERT OR IGNORE INTO sessions VALUES (?, ?)');
  const addEvent = db.prepare('INSERT OR IGNORE INTO events VALUES (?, ?, ?)');
  const findSession = db.prepare('SELECT room FROM sessions WHERE id = ?').pluck();
  const lastSeq = db.prepare('SELECT max(seq) FROM events WHERE room = ?').pluck();
  const eventsAfter = db.prepare('SELECT body FROM events WHERE room = ? AND seq > ? ORDER BY seq').pluck();

  db.transaction(() => {
    addSession.run('hall', 'hall');
    for (let index = 0; index < rooms; index += 1) {
      const room = `case-${index}`;
      addSession.run(room, room);
      for (let seq = 1; seq <= EVENTS_AT_FIRST; seq += 1)
        addEvent.run(room, seq, JSON.stringify(eventOf(seq, `note ${seq}`)));
    }
  })();

  return {
    /** The room of a cookie's session; undefined when it is not signed by us or not known. */
    roomOf(cookie: string | undefined): string | undefined {
      const [, session = '', signed = ''] = /session=([^.;]+)[.]([\w-]+)/.exec(cookie ?? '') ?? [];
      const right = Buffer.from(signature(session));
      const given = Buffer.from(signed);
      if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
      return findSession.get(session) as string | undefined;
    },
    /** Stores one more event of a room; durable when it returns. */
    append(room: string, note: string): PeerEvent {
      const event = eventOf(Number(lastSeq.get(room) ?? 0) + 1, note);
      addEvent.run(room, event.seq, JSON.stringify(event));
      return event;
    },
    /** The stored texts of a room's events after one, joined to a JSON array. */
    after: (room: string, seq: number): string => `[${eventsAfter.all(room, seq).join(',')}]`,
  };
}

export type PeerStore = ReturnType<typeof openPeerStore>;

function eventOf(seq: number, note: string): PeerEvent {
  const at = Date.now();
  const by = { familyName: '王', familyNameLatin: 'Wang', badge: '047218' };
  return { seq, at, note, by, header: { stage: 'investigating', phase: 'open', startsAt: at, endsAt: at } };
}
