import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MeasuredProcess } from '../process/measured-process.ts';
import { startPortal } from '../subjects/portal-process.ts';
import { Person } from './person.ts';
import { type SeededCase, seedCase } from './seed-case.ts';

/** An installation with its people signed in, as left in a data folder. */
export interface Installation {
  cases: SeededCase[];
  /** Cookies of one of each. */
  cookies: { officer: string; kiosk: string };
}

/** Where a data folder says what is in it. */
export const MANIFEST = 'bench.json';

const LANES = 16;
const BADGE = '100002';
const PASSWORD = 'a password for benchmarks only';
const STEP_UP_AGAIN_MS = 4 * 60_000;

/** Sets a station up and fills it through the portal's own interface, as people would; leaves the folder behind. */
export async function seedInstallation(
  dataDir: string,
  count: number,
  env: Record<string, string> = {},
): Promise<void> {
  mkdirSync(dataDir, { recursive: true });
  const server = await startPortal(dataDir, false, env);
  try {
    const admin = await setUp(server);
    const officer = await hire(server, admin, BADGE, ['desk', 'investigator']);
    const approver = await hire(server, admin, '100003', ['approver']);
    const kiosk = await pairKiosk(server, admin);
    const cases = await seedCases(server, officer, approver, count);
    const cookies = { officer: officer.cookie, kiosk: kiosk.cookie };
    for (const person of [admin, officer, approver, kiosk]) person.close();
    const installation: Installation = { cases, cookies };
    writeFileSync(join(dataDir, MANIFEST), JSON.stringify(installation));
  } finally {
    await server.stop();
  }
}

/** The officer's cookie afresh: a session that stood idle for half an hour is over. */
export async function signIn(address: string): Promise<string> {
  const officer = new Person(address);
  await officer.ok('signIn', { body: { badge: BADGE, password: PASSWORD } });
  officer.close();
  return officer.cookie;
}

async function setUp(server: MeasuredProcess): Promise<Person> {
  const token = /console\/setup#(\S+)/.exec(server.output)?.[1];
  if (!token) throw new Error('the portal printed no link for its first start');
  const admin = new Person(server.address);
  const names = { 'zh-Hans': '城中派出所', en: 'Chengzhong Station' };
  await admin.ok('setUp', {
    body: {
      token,
      station: { code: 'CZ', names, accent: null, phone: null, timeZone: 'Asia/Shanghai' },
      admin: { badge: '100001', name: '孙涛', familyName: '孙', familyNameLatin: 'Sun', password: PASSWORD },
    },
  });
  await admin.ok('signIn', { body: { badge: '100001', password: PASSWORD } });
  return admin;
}

async function hire(
  server: MeasuredProcess,
  admin: Person,
  badge: string,
  roles: ('desk' | 'investigator' | 'approver')[],
): Promise<Person> {
  const { temporaryPassword } = await admin.ok('createOfficer', {
    body: { badge, name: '王建国', familyName: '王', familyNameLatin: 'Wang', roles },
  });
  const officer = new Person(server.address);
  await officer.ok('signIn', { body: { badge, password: temporaryPassword } });
  await officer.ok('changePassword', { body: { current: temporaryPassword, next: PASSWORD } });
  return officer;
}

async function pairKiosk(server: MeasuredProcess, admin: Person): Promise<Person> {
  const kiosk = new Person(server.address);
  const { id, digits, secret } = await kiosk.ok('startPairing', {});
  await admin.ok('approvePairing', { body: { digits, name: randomUUID().slice(0, 8), seatId: null } });
  await kiosk.ok('claimPairing', { params: { pairingId: id }, body: { secret } });
  return kiosk;
}

async function seedCases(
  server: MeasuredProcess,
  officer: Person,
  approver: Person,
  count: number,
): Promise<SeededCase[]> {
  const cases: SeededCase[] = [];
  let next = 0;
  let steppedUpAt = performance.now();
  // Numbers are dealt one after the other; two desks at the same moment would only ask again.
  let desk: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = desk.then(work);
    desk = turn.catch(() => {});
    return turn;
  };
  await Promise.all(
    Array.from({ length: Math.min(LANES, count) }, async () => {
      while (next < count) {
        const index = next++;
        if (performance.now() - steppedUpAt > STEP_UP_AGAIN_MS) {
          steppedUpAt = performance.now();
          await approver.ok('stepUp', { body: { password: PASSWORD } });
        }
        cases[index] = await seedCase({ officer, approver, inTurn, address: server.address });
      }
    }),
  );
  return cases;
}
