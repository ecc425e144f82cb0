import { AsyncLocalStorage } from 'node:async_hooks';
import { PASS_ALPHABET, PASS_CODE_LENGTH } from '@sunshine-seat/shared/domain/pass-code.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from './platform/errors.ts';
import { createThrottle } from './platform/throttle.ts';
import { acceptedCase, type CaseAt } from './testing/case-steps.ts';
import { startTestApp, type TestApp, type TestClient } from './testing/test-app.ts';

const HOME = '192.0.2.1';
const ELSEWHERE = '192.0.2.2';
const AT_ONCE = 400;

let server: TestApp;
let desk: TestClient;
let own: CaseAt;
/** Reads and writes of the database, in order. */
let steps: string[];
beforeEach(async () => {
  server = await startTestApp();
  desk = await server.officer(await server.station('CZ'), 'desk');
  own = await acceptedCase(desk);
  steps = countSteps(server);
});
afterEach(() => server.close());

/** Set while a guess is being answered: what the server does by the clock meanwhile is no step of it. */
const guessing = new AsyncLocalStorage<true>();

/** Notes each query and each write of a guess from now on. */
function countSteps({ services: { db } }: TestApp): string[] {
  const noted: string[] = [];
  const note = (step: string) => {
    if (guessing.getStore()) noted.push(step);
  };
  const { q, write } = db;
  const watched = new Proxy(q, {
    get(target, name) {
      note(`q.${String(name)}`);
      return Reflect.get(target, name);
    },
  });
  Object.assign(db, {
    q: watched,
    write: (work: never) => {
      note('write');
      return write(work);
    },
  });
  return noted;
}

const wrongCode = (seed: number) =>
  Array.from(
    { length: PASS_CODE_LENGTH },
    (_, index) => PASS_ALPHABET[(seed * 7 + index * 5 + (seed >> index)) % 32],
  ).join('');

async function guess(number: string, code: string, ip: string) {
  const open = () => server.nobody().call('openPass', { ip, body: { number, code } });
  const { status, body, headers } = await guessing.run(true, open);
  const { date, ...rest } = headers;
  expect(date).toEqual(expect.any(String));
  const code_ = body.error?.code ?? 'let in';
  return { status, code: code_, body, headers: rest };
}

/** All that an outsider could tell answers apart by. */
function bare({ status, body, headers }: Awaited<ReturnType<typeof guess>>) {
  const { requestId, ...error } = body.error;
  expect(requestId).toHaveLength(36);
  return { status, error, headers };
}

describe('a wrong access code', () => {
  it('is answered as an unknown case and as a code that was reissued: same status, body, headers and way', async () => {
    const old = own.pass.code;
    const again = await desk.ok('reissuePass', {
      params: { caseId: own.caseId },
      body: { version: own.version },
    });
    const tries = {
      wrong: [own.pass.number, wrongCode(1)],
      unknown: ['CZ-2611-9999', wrongCode(2)],
      reissued: [own.pass.number, old],
      shapeless: ['no number at all', wrongCode(3)],
      'not a code': [own.pass.number, 'x'],
    } as const;
    const seen = new Map<string, unknown>();
    for (const [name, [number, code]] of Object.entries(tries)) {
      steps.length = 0;
      const answer = bare(await guess(number, code, `198.51.100.${seen.size}`));
      seen.set(name, { answer, steps: [...steps] });
    }
    const first = seen.get('wrong');
    expect(first).toMatchObject({
      answer: { status: 401, error: { code: 'PASS_REFUSED' } },
      steps: expect.arrayContaining(['q.select']),
    });
    for (const [name, one] of seen) expect({ name, one }).toEqual({ name, one: first });
    expect((await guess(own.pass.number, again.pass.code, HOME)).code).toBe('let in');
  });

  it('is answered as an unknown case also once guessing is refused', async () => {
    const answers: unknown[] = [];
    for (const number of [own.pass.number, 'CZ-2611-9999']) {
      const ip = `203.0.113.${answers.length}`;
      for (let count = 0; count < 20; count += 1) await guess(number, wrongCode(count), ip);
      steps.length = 0;
      answers.push({ ...bare(await guess(number, wrongCode(50), ip)), steps: [...steps] });
    }
    expect(answers[0]).toMatchObject({ status: 429, error: { code: 'THROTTLED' } });
    expect(answers[1]).toEqual(answers[0]);
  });
});

describe('guessing in parallel', () => {
  const many = (ip: (index: number) => string, number: (index: number) => string) =>
    Promise.all(
      Array.from({ length: AT_ONCE }, (_, index) => guess(number(index), wrongCode(index), ip(index))),
    );
  const refusedPlainly = (answers: { code: string }[]) =>
    answers.filter(({ code }) => code === 'PASS_REFUSED').length;

  it('at one case from one address gets a few tries, counted before anything is waited for', async () => {
    const answers = await many(
      () => ELSEWHERE,
      () => own.pass.number,
    );
    expect(refusedPlainly(answers)).toBe(5);
    expect(answers.filter(({ code }) => code === 'THROTTLED')).toHaveLength(AT_ONCE - 5);
    for (const { code, body, headers } of answers) {
      if (code !== 'THROTTLED') continue;
      expect(body.error.retryAfterMs).toBeGreaterThan(0);
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    }
  });

  it('at many cases from one address gets a few tries in all', async () => {
    const answers = await many(
      () => ELSEWHERE,
      (index) => `CZ-2611-${1000 + index}`,
    );
    expect(refusedPlainly(answers)).toBe(12);
  });

  it('at one case from many addresses is slowed as well', async () => {
    const answers = await many(
      (index) => `10.3.${index >> 8}.${index & 255}`,
      () => own.pass.number,
    );
    expect(refusedPlainly(answers)).toBeLessThan(AT_ONCE / 2);
  });

  it.each([
    ['another address', HOME],
    ['the same address', ELSEWHERE],
  ])('does not lock the holder out who comes from %s', async (_, ip) => {
    const { number, code } = own.pass;
    const guesses = many(
      () => ELSEWHERE,
      () => number,
    );
    const during = await guess(number, code, ip);
    await guesses;
    const after = await guess(number, code, ip);
    expect([during.code, after.code]).toEqual(['let in', 'let in']);
  });

  it('does not lock the holder out when it comes from everywhere', async () => {
    await many(
      (index) => `10.3.${index >> 8}.${index & 255}`,
      () => own.pass.number,
    );
    expect((await guess(own.pass.number, own.pass.code, HOME)).code).toBe('let in');
  });

  it('lets an address try again after a while, and no sooner', async () => {
    await many(
      () => ELSEWHERE,
      () => own.pass.number,
    );
    server.clock.advance(19_999);
    expect((await guess(own.pass.number, wrongCode(1), ELSEWHERE)).code).toBe('THROTTLED');
    server.clock.advance(20_000);
    expect((await guess(own.pass.number, wrongCode(1), ELSEWHERE)).code).toBe('PASS_REFUSED');
  });
});

describe('a right code between wrong ones', () => {
  it('gives no further tries to the address it comes from', async () => {
    for (let count = 0; count < 12; count += 1)
      await guess(`CZ-2611-${2000 + count}`, wrongCode(count), HOME);
    for (let count = 0; count < 5; count += 1) {
      expect((await guess(own.pass.number, own.pass.code, HOME)).code).toBe('let in');
      expect((await guess(`CZ-2611-${3000 + count}`, wrongCode(count), HOME)).code).toBe('THROTTLED');
    }
  });
});

describe('a right code used without end', () => {
  it('opens a bounded number of sessions', async () => {
    const { number, code } = own.pass;
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => guess(number, code, HOME)));
    const opened = answers.filter((answer) => answer.code === 'let in').length;
    expect(opened).toBeGreaterThan(5);
    expect(opened).toBeLessThan(100);
    expect(new Set(answers.map((answer) => answer.code))).toEqual(new Set(['let in', 'THROTTLED']));
  });
});

describe('the counts of tries', () => {
  it('are bounded in memory, whatever number of addresses tries', () => {
    const counts = createThrottle(server.clock, { burst: 1, everyMs: 1000 });
    counts.take('first');
    for (let index = 0; index < 60_000; index += 1) counts.take(`address-${index}`);
    expect(counts.size()).toBeLessThanOrEqual(50_000);
    // The oldest were let go; the newest are still counted.
    counts.take('first');
    expect(() => counts.take('address-59999')).toThrow(AppError);
  });

  it('are kept neither for a day nor for what has long been given back', () => {
    const counts = createThrottle(server.clock, { burst: 2, everyMs: 1000 });
    for (let index = 0; index < 1000; index += 1) counts.take(`address-${index}`);
    server.clock.advance(60_000);
    counts.take('later');
    expect(counts.size()).toBe(1);
  });
});
