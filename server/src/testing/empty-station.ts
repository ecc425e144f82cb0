import type { Role } from '@sunshine-seat/shared/domain/permissions.ts';
import { addOfficer } from '../accounts/officers.commands.ts';
import type { Demo } from '../demo/demo.ts';
import type { Services } from '../platform/services.ts';
import { commit } from '../platform/unit-of-work.ts';
import { addStation, newStation } from '../stations/stations.commands.ts';
import { hasStation } from '../stations/stations.queries.ts';

const PASSWORD = 'a password for tests only';
const PEOPLE: { badge: string; name: string; familyName: string; familyNameLatin: string; roles: Role[] }[] =
  [
    { badge: '110001', name: '陈晓雯', familyName: '陈', familyNameLatin: 'Chen', roles: ['desk'] },
    { badge: '110002', name: '王建国', familyName: '王', familyNameLatin: 'Wang', roles: ['investigator'] },
    { badge: '110003', name: '赵国强', familyName: '赵', familyNameLatin: 'Zhao', roles: ['approver'] },
    { badge: '110004', name: '孙涛', familyName: '孙', familyNameLatin: 'Sun', roles: ['admin', 'desk'] },
  ];

/** A station on its first day: people and not a single case. */
export async function loadEmptyStation(services: Services): Promise<Omit<Demo, 'pass'> & { pass: null }> {
  const names = { 'zh-Hans': '滨江派出所', 'zh-Hant': '濱江派出所', en: 'Riverside Station' };
  const officers = PEOPLE.map(({ badge, name, roles }) => ({ badge, name, roles, password: PASSWORD }));
  if (!(await hasStation(services.db))) {
    const now = services.clock.now();
    const brand = { code: 'BJ', names, accent: null, phone: null, timeZone: 'Asia/Shanghai' };
    const station = newStation(brand, now);
    await commit(services, {
      answer: null,
      rows: (tx) => addStation(tx, station),
      audit: [
        { chain: station.id, at: now, actor: 'system', action: 'station-added', ip: '', requestId: '' },
      ],
    });
    for (const person of PEOPLE) await addOfficer(services, station.id, person, PASSWORD);
  }
  return { station: names['zh-Hans'], officers, pass: null };
}
