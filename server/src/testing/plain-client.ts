import { WebSocket } from 'ws';

/*
 * A client by docs/live-protocol.md alone: it shares no code with the project and knows no library but a plain
 * websocket. Whoever writes one in another language can follow it line by line.
 */

type Json = Record<string, unknown>;

export interface PlainEvent {
  sharedSeq: number;
  hash: string;
  entry: Json & { id: string; type: string; note?: string | null };
  header: Json;
}

interface Snapshot extends Json {
  events: PlainEvent[];
  head: number;
  header: Json;
}

/** Follows one case, over as many connections as it takes. */
export class PlainClient {
  /** Every event received, in the order of the stream, each once. */
  readonly held: PlainEvent[] = [];
  /** The frames as they came, of all connections. */
  readonly frames: string[] = [];
  /** Events that came although they were held already; the document says to drop them. */
  doubles = 0;
  /** How often something was missing, and asked for. */
  gaps = 0;
  snapshot: Snapshot | undefined;
  beacons: Json[] = [];
  goodbye: Json | undefined;
  refusal: Json | undefined;

  #address: string;
  #cookie: string;
  #ws: WebSocket | undefined;
  #nextAck = 0;
  #waiting = new Map<number, (reply: Json) => void>();
  #early: PlainEvent[] = [];
  #hasSnapshot = false;
  #settle: { joined: () => void; failed: (error: Error) => void } | undefined;

  constructor(address: string, cookie: string) {
    this.#address = address.replace(/^http/, 'ws');
    this.#cookie = cookie;
  }

  /** The last place held; null before anything was received. */
  get cursor(): number | null {
    return this.held.at(-1)?.sharedSeq ?? null;
  }

  /** Connects and joins; resolves with the first snapshot, rejects with what the server refused it with. */
  join(auth: Json = { wire: 2, cursor: this.cursor }): Promise<void> {
    this.#hasSnapshot = false;
    this.#early = [];
    const ws = new WebSocket(`${this.#address}/socket.io/?EIO=4&transport=websocket`, {
      headers: { cookie: this.#cookie },
    });
    this.#ws = ws;
    return new Promise((resolve, reject) => {
      this.#settle = { joined: resolve, failed: reject };
      ws.on('error', reject);
      ws.on('close', () => reject(new Error('closed')));
      ws.on('message', (data) => this.#onFrame(String(data), auth));
    });
  }

  /** Reads nothing any more, and leaves the connection open: a phone that fell asleep. */
  fallAsleep(): void {
    this.#ws?.pause();
  }

  /** Cuts the connection without a word, as a tunnel does. */
  drop(): Promise<void> {
    const ws = this.#ws;
    if (!ws || ws.readyState === WebSocket.CLOSED) return Promise.resolve();
    return new Promise((resolve) => {
      ws.on('close', () => resolve());
      ws.terminate();
    });
  }

  /** Calls the server; resolves with its acknowledgement. */
  call(event: string, message: Json): Promise<Json> {
    const id = this.#nextAck++;
    this.#ws?.send(`42/complainant,${id}${JSON.stringify([event, message])}`);
    return new Promise((resolve) => this.#waiting.set(id, resolve));
  }

  #onFrame(frame: string, auth: Json): void {
    this.frames.push(frame);
    if (frame.startsWith('0')) this.#ws?.send(`40/complainant,${JSON.stringify(auth)}`);
    else if (frame === '2') this.#ws?.send('3');
    else if (frame.startsWith('44/complainant,')) this.#onRefused(JSON.parse(frame.slice(15)));
    else if (frame.startsWith('42/complainant,')) this.#onEvent(JSON.parse(frame.slice(15)));
    else if (frame.startsWith('43/complainant,')) this.#onAck(frame.slice(15));
  }

  #onRefused(refusal: Json): void {
    this.refusal = refusal;
    this.#settle?.failed(new Error(`refused: ${JSON.stringify(refusal)}`));
  }

  #onAck(rest: string): void {
    const [, id = '', json = '[]'] = /^(\d+)(.*)$/s.exec(rest) ?? [];
    this.#waiting.get(Number(id))?.(JSON.parse(json)[0]);
    this.#waiting.delete(Number(id));
  }

  #onEvent([name, message]: [string, Json]): void {
    if (name === 'snapshot') this.#onSnapshot(message as Snapshot);
    if (name === 'events') this.#onEvents(message as unknown as PlainEvent[]);
    if (name === 'beacon') this.#onBeacon(message);
    if (name === 'bye') this.goodbye = message;
  }

  #onBeacon(beacon: Json): void {
    this.beacons.push(beacon);
    if (this.#hasSnapshot && Number(beacon.head) > (this.cursor ?? 0)) this.#resync();
  }

  #resync(): void {
    this.gaps += 1;
    void this.call('resync', { cursor: this.cursor ?? 0 }).then(({ ok, snapshot }) => {
      if (ok) this.#onSnapshot(snapshot as Snapshot);
    });
  }

  #onSnapshot(snapshot: Snapshot): void {
    this.snapshot = snapshot;
    // A cursor the server did not know is answered with everything.
    if (snapshot.events[0]?.sharedSeq === 1) this.held.length = 0;
    this.#hasSnapshot = true;
    this.#take(snapshot.events);
    this.#take(this.#early);
    this.#settle?.joined();
  }

  #onEvents(events: PlainEvent[]): void {
    if (this.#hasSnapshot) this.#take(events);
    else this.#early.push(...events);
  }

  #take(events: PlainEvent[]): void {
    for (const event of events) {
      const next = (this.cursor ?? 0) + 1;
      if (event.sharedSeq < next) this.doubles += 1;
      else if (event.sharedSeq === next) this.held.push(event);
    }
    if ((events.at(-1)?.sharedSeq ?? 0) > (this.cursor ?? 0)) this.#resync();
  }
}
