import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Cast, caseInWindow, castAt, openPhone, type TestCase } from '../testing/cast.ts';
import { createScreens } from '../testing/screens.ts';
import { startTestApp, type TestApp, type TestClient } from '../testing/test-app.ts';

const POSTS = 60;

let server: TestApp;
let cast: Cast;
let taken: TestCase;
let phone: TestClient;
let address: string;
const screens = createScreens(() => address);
beforeEach(async () => {
  server = await startTestApp();
  cast = await castAt(server);
  taken = await caseInWindow(cast);
  phone = await openPhone(server, taken);
  address = await server.listen();
});
afterEach(async () => {
  screens.closeAll();
  await server.close();
});

type Screen = ReturnType<typeof screens.complainant>;

/** Posts without a pause, now and then internally; `between` is told after each. */
async function postOnAndOn(between: (posted: number) => void): Promise<void> {
  for (let posted = 1; posted <= POSTS; posted += 1) {
    const visibility = posted % 4 === 0 ? 'internal' : 'shared';
    await taken.post(cast.investigator, { note: `第${posted}条`, visibility });
    between(posted);
  }
}

async function expectAll(screen: Screen, after: number): Promise<void> {
  const { events, header, head } = await phone.ok('getOwnCase');
  await expect.poll(screen.reached).toBe(head);
  expect(screen.events().filter(({ sharedSeq }) => sharedSeq > after)).toEqual(events.slice(after));
  expect(screen.header()).toEqual(header);
}

describe('a screen that joins while updates are being posted', () => {
  it('ends with the same stream as every other, whenever it came and whatever it held', async () => {
    const joins = fc.array(fc.record({ after: fc.nat(POSTS - 1), back: fc.nat(12) }), {
      minLength: 4,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(joins, async (plan) => {
        const { head: before } = await phone.ok('getOwnCase');
        const joined: { screen: Screen; cursor: number }[] = [];
        let shared = before;
        await postOnAndOn((posted) => {
          if (posted % 4 !== 0) shared += 1;
          for (const { after, back } of plan) {
            if (after !== posted - 1) continue;
            const cursor = Math.max(0, shared - back);
            joined.push({ screen: screens.complainant(phone.cookie(), cursor), cursor });
          }
        });
        expect(joined).toHaveLength(plan.length);
        for (const { screen, cursor } of joined) {
          await expectAll(screen, cursor);
          screen.close();
        }
      }),
      // The last is one that holds everything already: it is told so, and nothing more comes.
      { numRuns: 4, endOnFailure: true, examples: [[[{ after: POSTS - 2, back: 0 }]]] },
    );
  });

  it('without a cursor gets everything from the first event on', async () => {
    let screen: Screen | undefined;
    await postOnAndOn((posted) => {
      if (posted === 20) screen = screens.complainant(phone.cookie());
    });
    if (!screen) throw new Error('nobody joined');
    await expectAll(screen, 0);
    expect(screen.places()[0]).toBe(1);
  });

  it('asking for what it missed gets exactly that', async () => {
    const screen = screens.complainant(phone.cookie());
    await expect.poll(() => screen.snapshots.length).toBe(1);
    const cursor = screen.snapshots[0]?.head ?? 0;
    const answers: Promise<{ ok: boolean } & Record<string, unknown>>[] = [];
    await postOnAndOn((posted) => {
      if (posted % 10 === 0) answers.push(screen.call('resync', { cursor }));
    });
    for (const answer of await Promise.all(answers)) {
      const { events, head, header } = answer.snapshot as (typeof screen.snapshots)[number];
      expect(events.map(({ sharedSeq }) => sharedSeq)).toEqual(
        Array.from({ length: head - cursor }, (_, index) => cursor + 1 + index),
      );
      expect(header).toEqual(events.at(-1)?.header);
    }
    expect(answers).toHaveLength(POSTS / 10);
  });

  it('of an officer misses nothing between the answer and the stream', async () => {
    const joined: { screen: ReturnType<typeof screens.officer>; answer: Promise<Record<string, unknown>> }[] =
      [];
    await postOnAndOn((posted) => {
      if (posted % 12 !== 0) return;
      const screen = screens.officer(cast.desk.cookie());
      joined.push({ screen, answer: screen.watch(taken.id, 3) });
    });
    const { events } = await taken.refresh();
    for (const { screen, answer } of joined) {
      const first = (await answer).events as typeof events;
      const seqs = () =>
        [...new Set([...first, ...screen.events].map(({ seq }) => seq))].sort((a, b) => a - b);
      await expect.poll(seqs).toEqual(events.slice(3).map(({ seq }) => seq));
    }
    expect(joined).toHaveLength(5);
  });
});
