import type { Body } from '@sunshine-seat/shared/contract/routes.ts';
import { Person } from './person.ts';

/** A case inside its window whose complainant is signed in. */
export interface SeededCase {
  id: string;
  version: number;
  /** The word it goes by on the hall board. */
  alias: number;
  /** The last place of its stream. */
  head: number;
  /** Cookie of its complainant. */
  cookie: string;
  /** What its QR code holds. */
  passAddress: string;
}

interface Hands {
  officer: Person;
  approver: Person;
  address: string;
  /** Runs one after the other. */
  inTurn: <T>(work: () => Promise<T>) => Promise<T>;
}

/** The note of the last update each case has. */
export const LAST_NOTE = '正在调取站台监控。';

const WINDOW_MINUTES = 180;
const BEGUN_AGO_MS = 20 * 60_000;

/** An update of which only the given is said. */
export const update = (version: number, change: Partial<Body<'postUpdate'>>): Body<'postUpdate'> => ({
  version,
  visibility: 'shared',
  milestone: null,
  note: null,
  place: null,
  reason: null,
  outcome: null,
  nextUpdateBy: null,
  ...change,
});

/** Takes a report and brings it into an open window with a few entries, each step through its own route. */
export async function seedCase({ officer, approver, address, inTurn }: Hands): Promise<SeededCase> {
  const { row, pass } = await inTurn(() => officer.ok('takeReport', { body: report() }));
  const params = { caseId: row.id };
  const accepted = await officer.ok('postUpdate', {
    params,
    body: update(row.version, { milestone: 'case_accepted' }),
  });
  const asked = await officer.ok('requestSharing', {
    params,
    body: {
      version: accepted.row.version,
      scopes: ['timeline', 'messages', 'stills'],
      reason: '需要当事人辨认',
      minutes: WINDOW_MINUTES,
    },
  });
  if (asked.row.sharing.state !== 'asked') throw new Error('sharing was not asked for');
  const approved = await approver.ok('approveSharing', {
    params: { requestId: asked.row.sharing.requestId },
    body: { version: asked.row.version, minutes: WINDOW_MINUTES },
  });
  const begun = await officer.ok('postUpdate', {
    params,
    body: update(approved.row.version, { milestone: 'investigation_started', note: '已开始侦查。' }),
  });
  const searching = await officer.ok('postUpdate', {
    params,
    body: update(begun.row.version, { milestone: 'still_searching', note: LAST_NOTE }),
  });
  const complainant = new Person(address);
  await complainant.ok('openPass', { body: { number: pass.number, code: pass.code } });
  complainant.close();
  return {
    id: row.id,
    version: searching.row.version,
    alias: row.alias,
    head: Math.max(...searching.events.map(({ sharedSeq }) => sharedSeq ?? 0)),
    cookie: complainant.cookie,
    passAddress: pass.address,
  };
}

/** A report as a desk types it. */
export const report = (): Body<'takeReport'> => ({
  kind: 'theft',
  occurredAt: Date.now() - BEGUN_AGO_MS,
  place: '青年路公交站',
  what: '手机在车上被偷。',
  items: [{ name: '黑色手机', marks: null }],
  complainant: { name: '刘先生', phone: '13900000001', language: 'zh-Hans' },
});
