import { randomUUID } from 'node:crypto';
import type { ComplainantEvent } from '@sunshine-seat/shared/contract/complainant.ts';
import type { CaseEvent } from '@sunshine-seat/shared/contract/officer.ts';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Cast, castAt, openPhone, signInAgain, type TestCase } from '../testing/cast.ts';
import { createScreens } from '../testing/screens.ts';
import { addStill, seatCase, shareStill } from '../testing/taking-part.ts';
import { startTestApp, type TestApp, update } from '../testing/test-app.ts';

const MINUTE = 60_000;

let server: TestApp;
let cast: Cast;
let address: string;
const screens = createScreens(() => address);
beforeEach(async () => {
  server = await startTestApp();
  cast = await castAt(server);
  address = await server.listen();
});
afterEach(async () => {
  screens.closeAll();
  await server.close();
});

type SideName = 'phone' | 'officer';
type What = 'message' | 'mark' | 'clue' | 'update';
/** What is wanted, with the key it is sent with however often. */
interface Intent {
  what: What;
  text: string;
  key: string;
  isAnswerLost: boolean;
}

/** One end of the case: what it holds, what it still has to send, and its line while it has one. */
abstract class Side<E> {
  /** Events in the order of their places, none missing and none twice. */
  readonly held: E[] = [];
  readonly outbox: Intent[] = [];
  /** What was sent, in this order. */
  readonly sent: string[] = [];
  isOn = false;

  protected abstract placeOf(event: E): number;
  protected abstract arrived(): readonly E[];
  protected abstract open(cursor: number): Promise<void>;
  protected abstract close(): void;
  protected abstract call(intent: Intent): Promise<{ status: number; text: string }>;

  async connect(): Promise<void> {
    await this.open(this.held.length);
    this.isOn = true;
  }
  /** What came behind a gap is not kept: the next connection asks from the last place held. */
  take(): void {
    for (const event of this.arrived().toSorted((a, b) => this.placeOf(a) - this.placeOf(b)))
      if (this.placeOf(event) === this.held.length + 1) this.held.push(event);
  }
  drop(): void {
    this.take();
    this.close();
    this.isOn = false;
  }
  /** Sends what waits, in its order; an answer that is lost makes it send again. */
  async flush(): Promise<void> {
    for (const intent of this.outbox.splice(0)) {
      const first = await this.call(intent);
      const last = intent.isAnswerLost ? await this.call(intent) : first;
      expect([first.status, last.text]).toEqual([201, first.text]);
      this.sent.push(intent.text);
    }
  }
}

class Phone extends Side<ComplainantEvent> {
  readonly client: Awaited<ReturnType<typeof openPhone>>;
  readonly #still: string;
  #screen: ReturnType<typeof screens.complainant> | null = null;

  constructor(client: Awaited<ReturnType<typeof openPhone>>, still: string) {
    super();
    this.client = client;
    this.#still = still;
  }
  protected placeOf = ({ sharedSeq }: ComplainantEvent) => sharedSeq;
  protected arrived = () => this.#screen?.events() ?? [];
  protected async open(cursor: number) {
    const screen = screens.complainant(this.client.cookie(), cursor || null);
    this.#screen = screen;
    await expect.poll(() => screen.snapshots.length).toBe(1);
  }
  protected close() {
    this.#screen?.close();
  }
  protected async call({ what, text, key }: Intent) {
    if (what === 'mark')
      return this.client.call('drawOwnMark', { body: { still: this.#still, mark: markOf(text) }, key });
    if (what === 'clue') return this.client.call('addOwnClue', { body: { form: 'text', text }, key });
    return this.client.call('sendOwnMessage', { body: { text }, key });
  }
}

class Officer extends Side<CaseEvent> {
  readonly #taken: TestCase;
  readonly #still: string;
  #screen: ReturnType<typeof screens.officer> | null = null;
  #first: CaseEvent[] = [];

  constructor(taken: TestCase, still: string) {
    super();
    this.#taken = taken;
    this.#still = still;
  }
  protected placeOf = ({ seq }: CaseEvent) => seq;
  protected arrived = () => [...this.#first, ...(this.#screen?.events ?? [])];
  protected async open(cursor: number) {
    this.#screen = screens.officer(cast.investigator.cookie());
    const answer = await this.#screen.watch(this.#taken.id, cursor);
    this.#first = answer.events as CaseEvent[];
  }
  protected close() {
    this.#screen?.close();
  }
  /** The version an update is sent with; a repeat is the same request. */
  readonly #versions = new Map<string, number>();
  protected async call({ what, text, key }: Intent) {
    const { params } = this.#taken;
    const { investigator } = cast;
    if (what === 'mark')
      return investigator.call('drawMark', { params, body: { still: this.#still, mark: markOf(text) }, key });
    if (what === 'clue') return investigator.call('addClue', { params, body: { form: 'text', text }, key });
    if (what === 'message') return investigator.call('sendMessage', { params, body: { text }, key });
    const version = this.#versions.get(key) ?? (await this.#taken.refresh()).row.version;
    this.#versions.set(key, version);
    return investigator.call('postUpdate', { params, body: update(version, { note: text }), key });
  }
}

const markOf = (text: string) => ({ shape: 'point' as const, points: [[5, 5] as [number, number]], text });

type Step =
  | { do: 'write'; side: SideName; what: What; isAnswerLost: boolean }
  | { do: 'line'; side: SideName }
  | { do: 'minute' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('write' as const),
      side: fc.constantFrom<SideName>('phone', 'officer'),
      what: fc.constantFrom<What>('message', 'mark', 'clue', 'update'),
      isAnswerLost: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('line' as const),
      side: fc.constantFrom<SideName>('phone', 'officer'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('minute' as const) }) },
);

/** What of an event a person wrote. */
const wordsOf = (event: CaseEvent): string[] => {
  if (event.type === 'mark-drawn') return [event.mark.text ?? ''];
  if (event.type === 'clue-added') return [event.clue.text ?? ''];
  if (event.type === 'message-sent') return [event.text];
  return event.type === 'update-posted' && event.note ? [event.note] : [];
};

async function play(plan: Step[]) {
  const taken = await seatCase(cast);
  const still = (await addStill(cast.investigator, taken.id)).id;
  await shareStill(cast.investigator, taken.id, still);
  const sides = {
    phone: new Phone(await openPhone(server, taken), still),
    officer: new Officer(taken, still),
  };
  const both = Object.values(sides);
  for (const side of both) await side.connect();
  let count = 0;
  const write = (side: SideName, what: What, isAnswerLost: boolean) => {
    count += 1;
    sides[side].outbox.push({ what, text: `${side} ${count}`, key: randomUUID(), isAnswerLost });
  };
  for (const one of plan) {
    if (one.do === 'minute') server.clock.advance(MINUTE);
    else if (one.do === 'write') write(one.side, one.what, one.isAnswerLost);
    else if (sides[one.side].isOn) sides[one.side].drop();
    else await Promise.all([sides[one.side].connect(), sides[one.side].flush()]);
    // A hand is no faster; what was counted is given back.
    server.clock.advance(5000);
    for (const side of both) if (side.isOn) await side.flush();
  }
  // A minute without a line for both, in which both write; then both are back in the same moment.
  for (const side of both) if (side.isOn) side.drop();
  for (const what of ['message', 'mark', 'clue'] as const) {
    write('phone', what, true);
    write('officer', what, false);
  }
  server.clock.advance(MINUTE);
  await Promise.all(both.map((side) => side.flush()));
  await Promise.all(both.map((side) => side.connect()));
  return { taken, ...sides };
}

describe('both sides write, and either loses its line for a while', () => {
  it('in the end both hold the same, once each and in the same order, whatever was lost on the way', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 24, size: 'max' }), async (plan) => {
        await signInAgain(cast.desk, cast.investigator, cast.approver);
        const { taken, phone, officer } = await play(plan);
        const own = await phone.client.ok('getOwnCase');
        const { events } = await taken.refresh();
        await expect
          .poll(() => {
            phone.take();
            officer.take();
            return [phone.held.length, officer.held.length];
          })
          .toEqual([own.head, events.length]);
        // What each holds is what the case is.
        expect(phone.held).toEqual(own.events);
        expect(officer.held).toEqual(events);
        // And the one is the other, as far as it is for both.
        const shared = officer.held.filter(({ sharedSeq }) => sharedSeq !== null);
        expect(phone.held.map(({ entry }) => entry.id)).toEqual(shared.map(({ id }) => id));
        expect(phone.held.map(({ sharedSeq }) => sharedSeq)).toEqual(
          shared.map(({ sharedSeq }) => sharedSeq),
        );
        // Each thing that was written is there once, and each side’s in the order it was written in.
        const written = officer.held.flatMap(wordsOf);
        expect([...written].sort()).toEqual([...phone.sent, ...officer.sent].sort());
        for (const [name, side] of Object.entries({ phone, officer }))
          expect(written.filter((text) => text.startsWith(name))).toEqual(side.sent);
        phone.drop();
        officer.drop();
      }),
      { numRuns: 10 },
    );
  }, 180_000);
});
