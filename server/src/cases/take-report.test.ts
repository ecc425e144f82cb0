import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Cast, castAt, openPhone, signInAgain, takeCase } from '../testing/cast.ts';
import { report, START, startTestApp, type TestApp, type TestClient } from '../testing/test-app.ts';

let server: TestApp;
let cast: Cast;
beforeEach(async () => {
  server = await startTestApp();
  cast = await castAt(server);
});
afterEach(() => server.close());

const numberOf = async (desk: TestClient) => (await desk.ok('takeReport', { body: report() })).row.number;

describe('the number of a case', () => {
  it('counts up within a month and begins again in the next, by the time of the station', async () => {
    expect([await numberOf(cast.desk), await numberOf(cast.desk)]).toEqual(['CZ-2611-0001', 'CZ-2611-0002']);
    const midnightInShanghai = Date.UTC(2026, 10, 30, 16);
    server.clock.set(midnightInShanghai - 1);
    await signInAgain(cast.desk);
    expect(await numberOf(cast.desk)).toBe('CZ-2611-0003');
    server.clock.set(midnightInShanghai);
    expect(await numberOf(cast.desk)).toBe('CZ-2612-0001');
    const elsewhere = await server.officer(await server.station('BY', { timeZone: 'Asia/Beirut' }), 'desk');
    expect(await numberOf(elsewhere)).toBe('BY-2611-0001');
  });

  it('is never given twice, however many desks write at once', async () => {
    const desks = [
      cast.desk,
      await server.officer(cast.station, 'desk'),
      await server.officer(cast.station, 'desk'),
    ];
    const numbers = await Promise.all(desks.flatMap((desk) => [1, 2, 3, 4].map(() => numberOf(desk))));
    expect(numbers.toSorted()).toEqual(
      Array.from({ length: 12 }, (_, index) => `CZ-2611-${String(index + 1).padStart(4, '0')}`),
    );
  });

  it('comes with a word for the hall board that no case near it has', async () => {
    const aliases = new Set<number>();
    for (let taken = 0; taken < 12; taken += 1)
      aliases.add((await cast.desk.ok('takeReport', { body: report() })).row.alias);
    expect(aliases.size).toBe(12);
  });
});

describe('taking a report', () => {
  it.each([
    ['something that has not happened yet', { occurredAt: START + 61_000 }, 'occurredAt'],
    ['no place', { place: '  ' }, 'place'],
    ['nothing that happened', { what: '' }, 'what'],
    ['more than a person writes', { what: '长'.repeat(2001) }, 'what'],
    ['text that runs backwards', { place: 'abc\u202ecba' }, 'place'],
    ['more than twenty things', { items: Array(21).fill({ name: '手机', marks: null }) }, 'items'],
    ['a thing without a name', { items: [{ name: '', marks: null }] }, 'items.0.name'],
    [
      'a phone number with letters',
      { complainant: { ...report().complainant, phone: 'call me' } },
      'complainant.phone',
    ],
    [
      'a language we do not speak',
      { complainant: { ...report().complainant, language: 'fr' } },
      'complainant.language',
    ],
    ['a kind we do not know', { kind: 'murder' }, 'kind'],
  ])('refuses %s, and names the field', async (_what, change, field) => {
    const body = report(change as Partial<ReturnType<typeof report>>);
    const answer = await cast.desk.call('takeReport', { body });
    expect([answer.status, answer.body.error.code]).toEqual([400, 'INVALID_INPUT']);
    expect(answer.body.error.fields).toEqual([field]);
  });

  it('refuses what was not asked for', async () => {
    const body = { ...report(), stage: 'closed' } as ReturnType<typeof report>;
    expect(await cast.desk.refused('takeReport', { body })).toBe('INVALID_INPUT');
  });

  it('gives a pass that opens the case, typed as it comes', async () => {
    const { pass } = await takeCase(cast);
    expect(pass.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
    expect(pass.address).toBe(`http://localhost:3000/#${pass.number}/${pass.code}`);
    const phone = server.nobody();
    const typed = {
      number: pass.number.toLowerCase(),
      code: pass.code.toLowerCase().match(/.{4}/g)?.join(' ') ?? '',
    };
    expect(await phone.ok('openPass', { body: typed })).toEqual({ language: 'zh-Hans' });
    expect((await phone.ok('getOwnCase')).case.number).toBe(pass.number);
  });

  it('shows the complainant that it was received, before anything is shared', async () => {
    const taken = await takeCase(cast);
    const own = await (await openPhone(server, taken)).ok('getOwnCase');
    expect(own.header).toEqual({
      stage: 'received',
      officer: null,
      nextUpdateBy: null,
      outcome: null,
      sharing: { phase: 'waiting', asked: null, rejected: null, isExcluded: false },
    });
    expect(own.events.map(({ entry }) => entry.type)).toEqual(['case-received']);
  });
});
