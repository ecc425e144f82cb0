import { randomUUID } from 'node:crypto';
import { WIRE_VERSION } from '@sunshine-seat/shared/contract/base.ts';
import type { Board } from '@sunshine-seat/shared/contract/kiosk.ts';
import type { Reply } from '@sunshine-seat/shared/contract/routes.ts';
import { HttpLines } from '../load/http-lines.ts';
import { type Dialect, Screen } from '../load/screen.ts';
import type { Installation } from '../seed/installation.ts';
import { type SeededCase, update } from '../seed/seed-case.ts';
import type { Subject } from './subject.ts';

/** Where a post must show on the board: this card, changed no earlier. */
interface OnBoard {
  alias: number;
  at: number;
}

/** How a screen of the portal speaks. */
export function dialectOf(
  address: string,
  kind: 'complainant' | 'officer' | 'kiosk',
  cookie: string,
  given: { auth?: object; served: string; news: string },
): Dialect {
  return {
    url: `${address.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`,
    cookie,
    join: `40/${kind},${JSON.stringify({ wire: WIRE_VERSION, ...given.auth })}`,
    served: `42/${kind},["${given.served}"`,
    news: `42/${kind},["${given.news}"`,
  };
}

/** A running portal, of one process or several on one database, as the workloads use it. */
export function onPortal(
  servers: Subject['servers'],
  installation: Installation,
  removeData: () => void | Promise<void>,
): Subject {
  const { cases, cookies } = installation;
  const lines = servers.map(({ address }) => new HttpLines(address));
  const board = boardReader();
  // Updates of one case are decided on its version: one after the other.
  const turns = new Map<number, Promise<unknown>>();

  const seeded = (index: number): SeededCase => {
    const found = cases[index];
    if (!found) throw new Error(`the installation has no case ${index}`);
    return found;
  };
  const addressFor = (index: number): string => (servers[index % servers.length] ?? servers[0]).address;

  async function post(index: number, note: string): Promise<OnBoard> {
    const one = seeded(index);
    const headers = { cookie: cookies.officer, 'idempotency-key': randomUUID() };
    const body = JSON.stringify(update(one.version, { note }));
    const through = lines[index % lines.length] as HttpLines;
    const answer = await through.request('POST', `/api/v1/cases/${one.id}/updates`, headers, body);
    if (answer.status !== 201) throw new Error(`a post was refused: ${answer.status} ${answer.body}`);
    const { row, events } = JSON.parse(answer.body) as Reply<'postUpdate'>;
    one.version = row.version;
    one.head = Math.max(one.head, ...events.map(({ sharedSeq }) => sharedSeq ?? 0));
    return { alias: row.alias, at: Math.max(...events.map(({ at }) => at)) };
  }

  return {
    servers,
    installation,
    caseScreen(index, missing, source) {
      const { cookie, head } = seeded(index);
      const given = { auth: { cursor: head - missing }, served: 'snapshot', news: 'events' };
      return Screen.open(dialectOf(addressFor(index), 'complainant', cookie, given), source);
    },
    hallScreen: (source) =>
      Screen.open(
        dialectOf(addressFor(0), 'kiosk', cookies.kiosk, { served: 'board', news: 'board' }),
        source,
      ),
    post(index, note) {
      const turn = (turns.get(index) ?? Promise.resolve()).then(() => post(index, note));
      turns.set(
        index,
        turn.catch(() => {}),
      );
      return turn;
    },
    isTold(screen, posts) {
      if (screen.received === 0) return false;
      const cards = board(screen.latest);
      return (posts as OnBoard[]).every(({ alias, at }) => (cards.get(alias) ?? 0) >= at);
    },
    async stop() {
      for (const line of lines) line.close();
      await Promise.all(servers.map((server) => server.stop()));
      await removeData();
    },
  };
}

/** Reads boards as times of change by alias; thousands of screens show the same one, which is read once. */
function boardReader() {
  let known = Buffer.alloc(0);
  let cards = new Map<number, number>();
  return (frame: Buffer): Map<number, number> => {
    if (known.equals(frame)) return cards;
    const [, shown] = JSON.parse(frame.toString('utf8', frame.indexOf('['))) as [string, Board];
    known = Buffer.from(frame);
    cards = new Map(shown.cards.map(({ alias, changedAt }) => [alias, changedAt]));
    return cards;
  };
}
