import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '@sunshine-seat/shared/domain/permissions.ts';
import { addOfficer } from '../accounts/officers.commands.ts';
import type { OfficerActor } from '../platform/actor.ts';
import { newToken } from '../platform/crypto/tokens.ts';
import { intentOf } from '../platform/idempotency/idempotency.store.ts';
import type { Services } from '../platform/services.ts';
import { commit } from '../platform/unit-of-work.ts';
import { addSeat } from '../seats/seats.commands.ts';
import { addStation, newStation } from '../stations/stations.commands.ts';
import { hasStation } from '../stations/stations.queries.ts';
import type { Demo } from './demo.ts';
import { demoStories } from './demo-stories.ts';
import { playStory } from './play-story.commands.ts';

const FILE = 'demo.json';

const PEOPLE = [
  { badge: '031145', name: '陈晓雯', familyName: '陈', familyNameLatin: 'Chen', roles: ['desk'] },
  { badge: '047218', name: '王建国', familyName: '王', familyNameLatin: 'Wang', roles: ['investigator'] },
  {
    badge: '052907',
    name: '李敏',
    familyName: '李',
    familyNameLatin: 'Li',
    roles: ['investigator', 'patrol'],
  },
  { badge: '029316', name: '赵国强', familyName: '赵', familyNameLatin: 'Zhao', roles: ['approver'] },
  {
    badge: '038820',
    name: '周梅',
    familyName: '周',
    familyNameLatin: 'Zhou',
    roles: ['mediator', 'auditor'],
  },
  { badge: '061530', name: '吴强', familyName: '吴', familyNameLatin: 'Wu', roles: ['patrol'] },
  { badge: '010001', name: '孙涛', familyName: '孙', familyNameLatin: 'Sun', roles: ['admin', 'desk'] },
] as const satisfies readonly {
  badge: string;
  name: string;
  familyName: string;
  familyNameLatin: string;
  roles: readonly Role[];
}[];

/** The sign-ins and the pass of the demonstration, if this data folder has one. */
export function demoPass(dataDir: string): Demo | null {
  const path = join(dataDir, FILE);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Demo) : null;
}

/** On an empty database: a station with officers and cases in several stages, one inside its window. */
export async function loadDemo(services: Services, dataDir: string): Promise<void> {
  if (await hasStation(services.db)) return;
  const now = services.clock.now();
  const station = newStation(
    {
      code: 'CZ',
      names: {
        'zh-Hans': '城中派出所',
        'zh-Hant': '城中派出所',
        en: 'Chengzhong Station',
        ar: 'مركز شرطة تشنغتشونغ',
      },
      accent: null,
      phone: '0579-82300110',
      timeZone: 'Asia/Shanghai',
    },
    now,
  );
  await commit(services, {
    answer: null,
    rows: (tx) => addStation(tx, station),
    audit: [{ chain: station.id, at: now, actor: 'system', action: 'demo-loaded', ip: '', requestId: '' }],
  });
  const officers: Demo['officers'] = [];
  const actors = new Map<string, OfficerActor>();
  for (const { roles, ...person } of PEOPLE) {
    const password = newToken().slice(0, 12);
    const officer = await addOfficer(services, station.id, { ...person, roles: [...roles] }, password);
    officers.push({ badge: person.badge, name: person.name, roles: [...roles], password });
    actors.set(person.badge, {
      kind: 'officer',
      sessionId: randomUUID(),
      stationId: station.id,
      officer,
      roles: [...roles],
      mustChangePassword: false,
      steppedUpUntil: null,
    });
  }
  await numberSeats(services, actors);
  const pass = await playAll(services, actors, now);
  const demo: Demo = { station: station.names['zh-Hans'], officers, pass };
  writeFileSync(join(dataDir, FILE), `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 });
}

/** Seats 1 to 4 of the hall, without displays. */
async function numberSeats(services: Services, actors: Map<string, OfficerActor>): Promise<void> {
  const admin = [...actors.values()].find(({ roles }) => roles.includes('admin'));
  if (!admin) throw new Error('Nobody of the demonstration may number the seats.');
  for (const number of [1, 2, 3, 4]) {
    await addSeat(services, {
      actor: admin,
      body: { number },
      origin: { ip: '', requestId: '' },
      intent: intentOf('demo', randomUUID(), 'demo', null),
    });
  }
}

async function playAll(
  services: Services,
  actors: Map<string, OfficerActor>,
  now: number,
): Promise<Demo['pass']> {
  let shown: Demo['pass'] | undefined;
  for (const story of demoStories) {
    const { number, code, address } = await playStory(services, actors, story, now);
    if (story.isShown) shown = { number, code, address };
  }
  if (!shown) throw new Error('No case of the demonstration is marked to be shown.');
  return shown;
}
