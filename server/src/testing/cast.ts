import type { QueueRow } from '@sunshine-seat/shared/contract/officer.ts';
import type { Body, Reply } from '@sunshine-seat/shared/contract/routes.ts';
import { expect } from 'vitest';
import type { Station } from '../stations/stations.queries.ts';
import { PASSWORD, report, type TestApp, type TestClient, update } from './test-app.ts';

/** The station of most tests, and who works there. */
export async function castAt(server: TestApp, change: Partial<Station> = {}) {
  const station = await server.station('CZ', change);
  return {
    station,
    desk: await server.officer(station, 'desk'),
    investigator: await server.officer(station, 'investigator'),
    approver: await server.officer(station, 'approver'),
  };
}

export type Cast = Awaited<ReturnType<typeof castAt>>;
type Written = Reply<'postUpdate'>;

/** One case and the steps taken on it; keeps the version that the last step gave. */
export async function takeCase(cast: Cast, change: Partial<Body<'takeReport'>> = {}) {
  const { row, pass } = await cast.desk.ok('takeReport', { body: report(change) });
  const params = { caseId: row.id };
  let version = row.version;

  function kept<W extends { row: QueueRow }>(written: W): W {
    version = written.row.version;
    return written;
  }

  const post = async (by: TestClient, given: Partial<Body<'postUpdate'>>): Promise<Written> =>
    kept(await by.ok('postUpdate', { params, body: update(version, given) }));

  return {
    id: row.id,
    params,
    pass,
    row,
    get version() {
      return version;
    },
    /** Takes the version from the server, after something else moved the case. */
    refresh: async (): Promise<Reply<'getCase'>> => kept(await cast.desk.ok('getCase', { params })),
    post,
    accept: () => post(cast.desk, { milestone: 'case_accepted' }),
    /** Asks for sharing; gives the id of the request. */
    async ask(minutes = 180, scopes: Body<'requestSharing'>['scopes'] = ['timeline']): Promise<string> {
      const body = { version, scopes, reason: '需要当事人辨认', minutes };
      const written = kept(await cast.investigator.ok('requestSharing', { params, body }));
      const { sharing } = written.row;
      const asked = sharing.state === 'open' ? sharing.asked : sharing;
      return (asked as { requestId: string }).requestId;
    },
    async approve(requestId: string, minutes = 180): Promise<Written> {
      await cast.approver.ok('stepUp', { body: { password: PASSWORD } });
      const decision = { params: { requestId }, body: { version, minutes } };
      return kept(await cast.approver.ok('approveSharing', decision));
    },
    async revoke(code: Body<'revokeSharing'>['code'] = 'other'): Promise<Written> {
      await cast.approver.ok('stepUp', { body: { password: PASSWORD } });
      const body = { version, code, reason: '内部说明' };
      return kept(await cast.approver.ok('revokeSharing', { params, body }));
    },
  };
}

export type TestCase = Awaited<ReturnType<typeof takeCase>>;

/** A case inside its window. */
export async function caseInWindow(cast: Cast, minutes = 180): Promise<TestCase> {
  const taken = await takeCase(cast);
  await taken.accept();
  await taken.approve(await taken.ask(minutes), minutes);
  return taken;
}

/** Badge and password again, after the clock has moved past the end of every session. */
export async function signInAgain(...people: (TestClient & { badge: string })[]): Promise<void> {
  for (const person of people)
    await person.ok('signIn', { body: { badge: person.badge, password: PASSWORD } });
}

/** A phone without a session, on which the case pass is opened. */
export async function openPhone(server: TestApp, { pass }: Pick<TestCase, 'pass'>): Promise<TestClient> {
  const phone = server.nobody();
  await phone.ok('openPass', { body: { number: pass.number, code: pass.code } });
  return phone;
}

/** Moves the clock past the window and waits until the end is written: who works on the case before it is stale. */
export async function windowRunsOut(server: TestApp, phone: TestClient): Promise<void> {
  server.clock.advance(180 * 60_000);
  const isTold = async () =>
    (await phone.ok('getOwnCase')).events.some(({ entry }) => entry.type === 'window-ended');
  await expect.poll(isTold).toBe(true);
}
