import { HELPER_SCOPES } from '@sunshine-seat/shared/domain/helpers.ts';
import type { Scope } from '@sunshine-seat/shared/domain/recovery-window.ts';
import { SCOPES } from '@sunshine-seat/shared/domain/recovery-window.ts';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Cast, castAt, openPhone, type TestCase } from '../testing/cast.ts';
import { addStill, seatCase, shareStill } from '../testing/taking-part.ts';
import { PASSWORD, startTestApp, type TestApp, type TestClient } from '../testing/test-app.ts';

/** Words that are found nowhere but where they were written. */
const PLACE = '金丝雀路口';
const MESSAGE = '金丝雀口信';
const CLUE = '金丝雀线索';
const MARK = '金丝雀标记';

let server: TestApp;
let cast: Cast;
beforeEach(async () => {
  server = await startTestApp();
  cast = await castAt(server);
});
afterEach(() => server.close());

/** A case in which both sides have written something of every kind. */
async function writtenCase() {
  const taken = await seatCase(cast);
  const phone = await openPhone(server, taken);
  const still = await addStill(cast.investigator, taken.id);
  const { pictureId } = await shareStill(cast.investigator, taken.id, still.id);
  await taken.refresh();
  await taken.post(cast.investigator, { note: '在现场', place: PLACE });
  await cast.investigator.ok('sendMessage', { params: taken.params, body: { text: MESSAGE } });
  await phone.ok('addOwnClue', { body: { form: 'text', text: CLUE } });
  await phone.ok('drawOwnMark', {
    body: { still: still.id, mark: { shape: 'point', points: [[9, 9]], text: MARK } },
  });
  return { taken, phone, pictureId };
}

async function helperOf(phone: TestClient, scopes: Scope[]): Promise<TestClient> {
  const { number, code } = await phone.ok('addHelper', {
    body: { relation: 'relative', name: '刘梅', scopes: scopes as never },
  });
  const theirs = server.nobody();
  await theirs.ok('openPass', { body: { number, code } });
  return theirs;
}

async function narrow(taken: TestCase, scopes: Scope[]): Promise<void> {
  if (scopes.length === SCOPES.length) return;
  const { row } = await taken.refresh();
  await cast.approver.ok('stepUp', { body: { password: PASSWORD } });
  await cast.approver.ok('narrowSharing', {
    params: taken.params,
    body: { version: row.version, scopes, code: 'other', reason: '另有安排' },
  });
  await taken.refresh();
}

/** Which of the kinds a client finds, in the bytes it is sent. */
async function found(client: TestClient, pictureId: string) {
  const { text } = await client.call('getOwnCase');
  const { status } = await client.call('getOwnPicture', { params: { pictureId } });
  return {
    place: text.includes(PLACE),
    message: text.includes(MESSAGE),
    clue: text.includes(CLUE),
    mark: text.includes(MARK),
    still: text.includes(pictureId),
    picture: status === 200,
  };
}

const withTimeline = (others: readonly Scope[]) =>
  fc.subarray([...others]).map((chosen): Scope[] => ['timeline', ...chosen]);
const helperScopes = withTimeline(HELPER_SCOPES.filter((scope) => scope !== 'timeline'));
const windowScopes = withTimeline(['location', 'messages', 'stills']);

describe('what reaches a helper', () => {
  it('is nothing but what their pass has and the window shares, whatever either is', async () => {
    await fc.assert(
      fc.asyncProperty(helperScopes, windowScopes, async (given, open) => {
        const { taken, phone, pictureId } = await writtenCase();
        const theirs = await helperOf(phone, given);
        const areStillsSeen = () => (areStillsOpen ? given.includes('stills') : false);
        const expected = () => ({
          place: given.includes('location'),
          message: given.includes('messages'),
          clue: given.includes('messages'),
          mark: areStillsSeen(),
          still: areStillsSeen(),
          picture: areStillsSeen(),
        });
        let areStillsOpen = true;
        expect(await found(theirs, pictureId)).toEqual(expected());
        await narrow(taken, open);
        areStillsOpen = open.includes('stills');
        expect(await found(theirs, pictureId)).toEqual(expected());
        await taken.revoke();
        areStillsOpen = false;
        expect(await found(theirs, pictureId)).toEqual(expected());
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it('is found by this search at all: the complainant has every kind of it', async () => {
    const { phone, pictureId } = await writtenCase();
    expect(Object.values(await found(phone, pictureId))).toEqual(Array(6).fill(true));
  });
});
