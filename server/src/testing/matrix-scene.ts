import type { Role } from '@sunshine-seat/shared/domain/permissions.ts';
import { ROLES } from '@sunshine-seat/shared/domain/permissions.ts';
import { SCOPES } from '@sunshine-seat/shared/domain/recovery-window.ts';
import { eq } from 'drizzle-orm';
import { accountTables } from '../accounts/accounts.tables.ts';
import type { Station } from '../stations/stations.queries.ts';
import { acceptedCase, type CaseAt, sharedCase, versionOf } from './case-steps.ts';
import { PASSWORD, type TestApp, type TestClient } from './test-app.ts';

const MINUTE = 60_000;

/** Every kind of caller there is, in words. */
export const CALLERS = [
  'nobody',
  'complainant in the window',
  'complainant of another case',
  'complainant after the window',
  'complainant after a revocation',
  'complainant who handed the phone back',
  'complainant whose pass was reissued',
  ...ROLES,
  'officer of another station',
  'officer with a temporary password',
  'officer who was deactivated',
  'officer who signed out',
  'officer long after the password',
  'kiosk',
  'unpaired kiosk',
  'seat display',
] as const;
export type Caller = (typeof CALLERS)[number];

/** Two stations with everyone who may call, each by the cookie they hold, and one case inside its window. */
export interface Scene {
  readonly server: TestApp;
  readonly home: Station;
  /** Holds every role at the home station, and prepares what the others are tried on. */
  readonly worker: TestClient & { officerId: string; badge: string };
  readonly approver: TestClient;
  readonly shared: CaseAt;
  readonly cookies: Record<Caller, string>;
  /** The one that still waits to be changed. */
  readonly passwords: { temporary: string };
  /** Makes a caller anew after a call that ended its session. */
  renew(caller: Caller): Promise<void>;
}

/** A cookie header that stays as it is, whatever became of the session. */
type Make = () => Promise<string>;

export async function buildScene(server: TestApp): Promise<Scene> {
  const home = await server.station('CZ');
  const away = await server.station('YW');
  const worker = await server.officer(home, ...ROLES);
  const approver = await server.officer(home, 'approver', 'investigator');
  const expired = await sharedCase(worker, approver, 15);
  server.clock.advance(16 * MINUTE);
  await worker.ok('stepUp', { body: { password: PASSWORD } });
  await approver.ok('stepUp', { body: { password: PASSWORD } });
  const shared = await sharedCase(worker, approver, 180, [...SCOPES]);
  const revoked = await sharedCase(worker, approver);
  await approver.ok('revokeSharing', {
    params: { caseId: revoked.caseId },
    body: { version: revoked.version, code: 'other', reason: '另有安排' },
  });

  const officerOf = (station: Station, roles: readonly Role[]) => async () =>
    (await server.officer(station, ...roles)).cookie();
  const passwords = { temporary: '' };
  const makes: Record<Caller, Make> = {
    nobody: async () => '',
    'complainant in the window': () => holder(server, shared),
    'complainant of another case': async () => holder(server, await acceptedCase(worker)),
    'complainant after the window': () => holder(server, expired),
    'complainant after a revocation': () => holder(server, revoked),
    'complainant who handed the phone back': () => handedBack(server, shared),
    'complainant whose pass was reissued': () => reissued(server, worker),
    ...(Object.fromEntries(ROLES.map((role) => [role, officerOf(home, [role])])) as Record<Role, Make>),
    'officer of another station': officerOf(away, ROLES),
    'officer with a temporary password': async () => {
      const { cookie, temporaryPassword } = await temporary(server, home, worker);
      passwords.temporary = temporaryPassword;
      return cookie;
    },
    'officer who was deactivated': () => deactivated(server, home, worker),
    'officer who signed out': () => signedOut(server, home),
    'officer long after the password': () => notSteppedUp(server, home),
    kiosk: () => kiosk(server, worker, false),
    'unpaired kiosk': () => kiosk(server, worker, true),
    'seat display': () => seatDisplay(server, worker),
  };
  const cookies = {} as Record<Caller, string>;
  for (const caller of CALLERS) cookies[caller] = await makes[caller]();
  return {
    server,
    home,
    worker,
    approver,
    shared,
    cookies,
    passwords,
    async renew(caller) {
      cookies[caller] = await makes[caller]();
    },
  };
}

async function holder(server: TestApp, { pass }: CaseAt): Promise<string> {
  const client = server.nobody();
  await client.ok('openPass', { body: { number: pass.number, code: pass.code } });
  return client.cookie();
}

async function handedBack(server: TestApp, at: CaseAt): Promise<string> {
  const cookie = await holder(server, at);
  await server.nobody().ok('closePass', { headers: { cookie } });
  return cookie;
}

async function reissued(server: TestApp, worker: TestClient): Promise<string> {
  const own = await acceptedCase(worker);
  const cookie = await holder(server, own);
  await worker.ok('reissuePass', { params: { caseId: own.caseId }, body: { version: own.version } });
  return cookie;
}

async function temporary(server: TestApp, home: Station, worker: TestClient) {
  const officer = await server.officer(home, ...ROLES);
  const { temporaryPassword } = await worker.ok('resetPassword', {
    params: { officerId: officer.officerId },
  });
  const client = server.nobody();
  await client.ok('signIn', { body: { badge: officer.badge, password: temporaryPassword } });
  return { cookie: client.cookie(), temporaryPassword };
}

async function deactivated(server: TestApp, home: Station, worker: TestClient): Promise<string> {
  const officer = await server.officer(home, ...ROLES);
  await worker.ok('updateOfficer', {
    params: { officerId: officer.officerId },
    body: { name: '离职', familyName: '离', familyNameLatin: 'Li', roles: [...ROLES], isActive: false },
  });
  return officer.cookie();
}

async function signedOut(server: TestApp, home: Station): Promise<string> {
  const officer = await server.officer(home, ...ROLES);
  const cookie = officer.cookie();
  await officer.ok('signOut');
  return cookie;
}

async function notSteppedUp(server: TestApp, home: Station): Promise<string> {
  const officer = await server.officer(home, ...ROLES);
  const { officerSessions } = server.services.db.tables(accountTables);
  await server.services.db.write(async (tx) => {
    await tx.q
      .update(officerSessions)
      .set({ steppedUpUntil: null })
      .where(eq(officerSessions.officerId, officer.officerId));
  });
  return officer.cookie();
}

async function kiosk(server: TestApp, worker: TestClient, isUnpaired: boolean): Promise<string> {
  const screen = server.nobody();
  const { id, digits, secret } = await screen.ok('startPairing');
  const { kiosk: device } = await worker.ok('approvePairing', {
    body: { digits, name: '大厅', seatId: null },
  });
  await screen.ok('claimPairing', { params: { pairingId: id }, body: { secret } });
  if (isUnpaired) await worker.ok('unpairKiosk', { params: { kioskId: device.id } });
  return screen.cookie();
}

let seatNumber = 0;
async function seatDisplay(server: TestApp, worker: TestClient): Promise<string> {
  seatNumber += 1;
  const { seat } = await worker.ok('addSeat', { body: { number: seatNumber } });
  const screen = server.nobody();
  const { id, digits, secret } = await screen.ok('startPairing');
  await worker.ok('approvePairing', { body: { digits, name: '坐席屏', seatId: seat.id } });
  await screen.ok('claimPairing', { params: { pairingId: id }, body: { secret } });
  return screen.cookie();
}

/** The version the shared case has now. */
export const sharedVersion = (scene: Scene) => versionOf(scene.worker, scene.shared.caseId);
