import { readFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ComplainantEvent, ComplainantSnapshot } from '@sunshine-seat/shared/contract/complainant.ts';
import type { RouteId } from '@sunshine-seat/shared/contract/routes.ts';
import { sql } from 'drizzle-orm';
import type { Database } from '../platform/db/database.ts';
import { createLogger } from '../platform/logger.ts';
import type { Station } from '../stations/stations.queries.ts';
import { Canaries, type Receiver } from './canaries.ts';
import { openLive } from './live-client.ts';
import { startTestApp, type TestApp, type TestClient } from './test-app.ts';

const STATIONS = ['CZ', 'YW'] as const;
const PATIENCE_MS = 10_000;

/** A station with its people and screens. */
export interface Place {
  station: Station;
  worker: TestClient & { officerId: string };
  approver: TestClient & { officerId: string };
  kiosk: TestClient;
}

type Live = ReturnType<typeof openLive>;
/** Frames of an open screen, and how many of them were searched. */
interface Screen {
  receiver: Receiver;
  live: Live;
  searched: number;
}

/** The server with two stations, everyone's screens open, and every byte they get written down. */
export class LeakWorld {
  readonly canaries = new Canaries();
  readonly server: TestApp;
  readonly places: Place[] = [];
  readonly address: string;
  readonly log: string[];
  readonly nobody: TestClient;
  readonly #screens: Screen[] = [];

  private constructor(server: TestApp, address: string, log: string[]) {
    this.server = server;
    this.address = address;
    this.log = log;
    this.nobody = server.nobody();
  }

  /** On a database of its own unless it is given one. */
  static async open(db?: Database): Promise<LeakWorld> {
    const log: string[] = [];
    const sink = new Writable({
      write(chunk, _encoding, done) {
        log.push(String(chunk));
        done();
      },
    });
    const server = await startTestApp({ logger: createLogger('trace', sink), ...(db && { db }) });
    const world = new LeakWorld(server, await server.listen(), log);
    for (const code of STATIONS) world.places.push(await world.#place(code));
    return world;
  }

  async #place(code: string): Promise<Place> {
    const station = await this.server.station(code);
    const worker = await this.server.officer(station, 'desk', 'investigator');
    const approver = await this.server.officer(station, 'approver', 'investigator');
    const kiosk = this.server.nobody();
    const pairing = await kiosk.ok('startPairing');
    await worker.ok('approvePairing', { body: { digits: pairing.digits, name: '大厅', seatId: null } });
    await kiosk.ok('claimPairing', { params: { pairingId: pairing.id }, body: { secret: pairing.secret } });
    await this.open(`officer ${code}`, 'officer', worker);
    await this.open(`kiosk ${code}`, 'kiosk', kiosk);
    for (const [what, client] of Object.entries({ worker, approver, kiosk }))
      this.canaries.seal(client.cookie().split('=')[1] ?? '', `the cookie of ${what}`);
    for (const [what, id] of Object.entries({ station: station.id, worker: worker.officerId }))
      this.canaries.keepFrom(id, `the id of ${what}`, (receiver) => receiver === `officer ${code}`);
    return { station, worker, approver, kiosk };
  }

  /** Opens a screen whose every frame is searched. */
  async open(
    receiver: Receiver,
    namespace: 'complainant' | 'officer' | 'kiosk',
    client: TestClient,
    auth?: object,
    listen: (socket: Live['socket']) => void = () => {},
  ): Promise<Live> {
    const live = openLive(this.address, namespace, { cookie: client.cookie(), ...(auth && { auth }) });
    listen(live.socket);
    this.#screens.push({ receiver, live, searched: 0 });
    await new Promise<void>((resolve, reject) => {
      live.socket.on('connect', resolve);
      live.socket.on('connect_error', reject);
    });
    return live;
  }

  /** Calls a route and searches everything that is answered, headers and errors included. */
  async call<R extends RouteId>(
    receiver: Receiver,
    client: TestClient,
    routeId: R,
    given: Parameters<typeof client.call<R>>[1] = {},
  ): Promise<void> {
    const { text, headers } = await client.call(routeId, given);
    this.canaries.check(receiver, text);
    this.canaries.check(receiver, JSON.stringify(headers));
  }

  /** Fetches an address that is no route of the contract, as anyone. */
  async fetch(url: string): Promise<void> {
    const { payload, headers } = await this.server.app.inject({ url });
    this.canaries.check('nobody', payload);
    this.canaries.check('nobody', JSON.stringify(headers));
  }

  /** Officers of each station open the cases of theirs, and one of the other station's to see nothing. */
  async watch(cases: readonly { id: string; officers: Receiver }[]): Promise<void> {
    for (const { receiver, live } of this.#screens) {
      if (!receiver.startsWith('officer')) continue;
      for (const { id, officers } of cases) {
        const { ok } = await live.socket.timeout(5000).emitWithAck('watch', { caseId: id, cursor: 0 });
        if (ok !== (officers === receiver)) throw new Error(`${receiver} watching: ${ok}`);
      }
    }
  }

  /** Waits until every screen has what was sent so far: the boards go last, and an answer comes after what was sent before. */
  async allArrived(since: number): Promise<void> {
    const isNew = (frame: string) =>
      Number(/"board",\{"wire":\d+,"now":(\d+)/.exec(frame)?.[1] ?? 0) >= since;
    for (const { receiver, live } of this.#screens) {
      if (receiver.startsWith('kiosk')) await until(`${receiver} is told`, () => live.frames.some(isNew));
    }
    for (const { receiver, live } of this.#screens) {
      if (receiver.startsWith('officer'))
        await live.socket.timeout(5000).emitWithAck('unwatch', { caseId: 'none' });
    }
  }

  /** Searches what came since the last time. */
  search(): void {
    for (const screen of this.#screens) {
      const { frames } = screen.live;
      const fresh = frames.slice(screen.searched).join('\n');
      screen.searched = frames.length;
      if (fresh) this.canaries.check(screen.receiver, fresh);
    }
  }

  /** Searches what is not meant for anyone: the log, and the database as it lies on the disk. */
  async searchDisk(): Promise<void> {
    this.canaries.checkOpen('the log', Buffer.from(this.log.join('')));
    const { db } = this.server.services;
    const contents = db.engine === 'postgres' ? await everyRow(db) : filesOf(this.server.dataDir);
    for (const [name, bytes] of contents) this.canaries.checkOpen(name, bytes);
  }

  async close(): Promise<void> {
    for (const { live } of this.#screens) live.socket.close();
    await this.server.close();
  }
}

const filesOf = (dataDir: string): [string, Buffer][] =>
  ['sunshine-seat.db', 'sunshine-seat.db-wal'].map((name) => [name, readFileSync(`${dataDir}/${name}`)]);

/** Everything in a database of PostgreSQL, table by table, as bytes. */
async function everyRow(db: Database): Promise<[string, Buffer][]> {
  const tables = await db.rows<{ name: string }>(
    sql`SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()`,
  );
  return Promise.all(
    tables.map(async ({ name }): Promise<[string, Buffer]> => {
      const rows = await db.rows<Record<string, unknown>>(sql`SELECT * FROM ${sql.identifier(name)}`);
      const values = rows.flatMap((row) => Object.values(row));
      return [name, Buffer.concat(values.map((value) => (Buffer.isBuffer(value) ? value : asText(value))))];
    }),
  );
}

const asText = (value: unknown) =>
  Buffer.from(`${typeof value === 'object' ? JSON.stringify(value) : value}\n`);

/** One complainant's screen as a client keeps it: a stream without gap and without double. */
export class Phone {
  readonly held: ComplainantEvent[] = [];
  readonly #world: LeakWorld;
  readonly #receiver: Receiver;
  readonly #client: TestClient;
  #live: Live | undefined;

  constructor(world: LeakWorld, receiver: Receiver, client: TestClient) {
    this.#world = world;
    this.#receiver = receiver;
    this.#client = client;
  }

  get isOn(): boolean {
    return this.#live?.socket.connected === true;
  }

  async connect(): Promise<void> {
    const cursor = this.held.at(-1)?.sharedSeq ?? null;
    const early: ComplainantEvent[] = [];
    const snapshot = Promise.withResolvers<ComplainantSnapshot>();
    let hasSnapshot = false;
    this.#live = await this.#world.open(
      this.#receiver,
      'complainant',
      this.#client,
      { wire: 2, cursor },
      (socket) => {
        socket.once('snapshot', snapshot.resolve);
        socket.on('events', (events: ComplainantEvent[]) => {
          if (hasSnapshot) this.#take(events);
          else early.push(...events);
        });
      },
    );
    this.#take((await snapshot.promise).events);
    hasSnapshot = true;
    this.#take(early);
  }

  drop(): void {
    this.#live?.socket.close();
  }

  #take(events: ComplainantEvent[]): void {
    for (const event of events) {
      const next = (this.held.at(-1)?.sharedSeq ?? 0) + 1;
      if (event.sharedSeq > next) throw new Error(`${this.#receiver} missed ${next}`);
      if (event.sharedSeq === next) this.held.push(event);
    }
  }
}

/** Waits until it is so; a leak test that hangs says for what. */
export async function until(what: string, isSo: () => boolean): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error(`never happened: ${what}`);
    await sleep(1);
  }
}
