import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { openBareSockets } from '../testing/bare-sockets.ts';
import { type Cast, caseInWindow, castAt, openPhone } from '../testing/cast.ts';
import { PlainClient } from '../testing/plain-client.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';

const clients: PlainClient[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) await client.drop();
});

function phones(address: string, cookie: string, count: number): PlainClient[] {
  const made = Array.from({ length: count }, () => new PlainClient(address, cookie));
  clients.push(...made);
  return made;
}

describe('when everyone comes back at once', () => {
  let sockets: Awaited<ReturnType<typeof openBareSockets>>;
  let inside: (() => void)[];
  let most: number;
  beforeEach(async () => {
    inside = [];
    most = 0;
    const onWayIn = () =>
      new Promise<void>((resolve) => {
        inside.push(resolve);
        most = Math.max(most, inside.length);
      });
    sockets = await openBareSockets({ door: { atOnce: 3, waiting: 20 }, onWayIn });
    sockets.tell(10);
  });
  afterEach(() => sockets.closeAll());

  /** Lets everyone through who is inside or gets there. */
  async function letThrough(isOver: () => boolean): Promise<void> {
    await expect
      .poll(() => {
        inside.shift()?.();
        return isOver();
      })
      .toBe(true);
  }

  it('so many are on their way in at once, the others wait, and all of them get in', async () => {
    const crowd = phones(sockets.address, '', 20);
    const joined = Promise.all(crowd.map((client) => client.join()));
    await expect.poll(() => inside.length).toBe(3);
    await letThrough(() => crowd.every((client) => client.held.length === 1));
    await joined;
    expect(most).toBe(3);
  });

  it('whoever cannot wait is told at once, each another moment to come back in, and gets in then', async () => {
    const crowd = phones(sockets.address, '', 40);
    const settled = Promise.allSettled(crowd.map((client) => client.join()));
    const refused = () => crowd.filter((client) => client.refusal !== undefined);
    await expect.poll(() => refused().length).toBe(17);
    const answers = refused().map(({ refusal }) => refusal?.data as { code: string; retryAfterMs: number });
    expect(new Set(answers.map(({ code }) => code))).toEqual(new Set(['BUSY']));
    expect(new Set(answers.map(({ retryAfterMs }) => retryAfterMs)).size).toBe(17);
    await letThrough(() => crowd.filter((client) => client.held.length === 1).length === 23);
    await settled;
    const again = Promise.all(refused().map((client) => client.drop().then(() => client.join())));
    await letThrough(() => crowd.every((client) => client.held.length === 1));
    await again;
  });

  it('one connection takes one place, however often it knocks', async () => {
    const { hostname, port, host } = new URL(sockets.address);
    const line = connect(Number(port), hostname);
    const ws = new WebSocket(`ws://${host}/socket.io/?EIO=4&transport=websocket`, {
      createConnection: () => line,
    });
    const knock = '40/complainant,{"wire":2,"cursor":null}';
    let refused = 0;
    ws.on('message', (data) => {
      const frame = String(data);
      if (frame.startsWith('44/complainant,')) refused += 1;
      if (!frame.startsWith('0')) return;
      // In one packet, so that all of them are read before the first is in.
      line.cork();
      for (let count = 0; count < 50; count += 1) ws.send(knock);
      line.uncork();
    });
    // Refused while it is on its way in; who is in and knocks again is shown out.
    await expect.poll(() => refused).toBe(49);
    await expect.poll(() => inside.length).toBe(1);
    expect(ws.readyState).toBe(WebSocket.OPEN);
    ws.send(knock);
    await expect.poll(() => ws.readyState).toBe(WebSocket.CLOSED);
    expect(inside).toHaveLength(1);
    const crowd = phones(sockets.address, '', 5);
    const joined = Promise.all(crowd.map((client) => client.join()));
    await letThrough(() => crowd.every((client) => client.held.length === 1));
    await joined;
  });

  it('whoever goes away while waiting or on the way in takes no place along', async () => {
    const crowd = phones(sockets.address, '', 15);
    const settled = Promise.allSettled(crowd.map((client) => client.join()));
    await expect.poll(() => inside.length).toBe(3);
    for (const client of crowd) await client.drop();
    await settled;
    // Those inside were never let through; their places are free all the same.
    const [late] = phones(sockets.address, '', 1);
    const joining = late?.join();
    await letThrough(() => late?.held.length === 1);
    await joining;
  });
});

describe('while a hundred screens join', () => {
  let server: TestApp;
  let cast: Cast;
  beforeEach(async () => {
    server = await startTestApp();
    cast = await castAt(server);
  });
  afterEach(() => server.close());

  it('posting goes on, nothing is refused, and all of them end with the same stream', async () => {
    const taken = await caseInWindow(cast);
    const phone = await openPhone(server, taken);
    const address = await server.listen();
    // Long enough ago that each join also notes that the session is in use.
    server.clock.advance(10 * 60_000);
    const crowd = phones(address, phone.cookie(), 100);
    const joined = Promise.all(crowd.map((client) => client.join()));
    let isIn = false;
    void joined.then(() => {
      isIn = true;
    });
    let posted = 0;
    while (!isIn || posted < 5) {
      posted += 1;
      // Throws when it is refused.
      await taken.post(cast.investigator, { note: `第${posted}条` });
    }
    await joined;
    const { events } = await phone.ok('getOwnCase');
    for (const client of crowd) {
      await expect.poll(() => client.held.length).toBe(events.length);
      expect(client.held.map(({ hash }) => hash)).toEqual(events.map(({ hash }) => hash));
    }
  });

  it('the use of their sessions is noted for all of them in one write', async () => {
    const taken = await caseInWindow(cast);
    const phone = await openPhone(server, taken);
    server.clock.advance(10 * 60_000);
    let writes = 0;
    const stop = server.services.db.onCommit(() => {
      writes += 1;
    });
    await Promise.all(Array.from({ length: 20 }, () => phone.ok('getOwnCase')));
    stop();
    expect(writes).toBeLessThanOrEqual(2);
  });
});
