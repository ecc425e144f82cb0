import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../scripts/free-port.ts';
import { HttpLines } from '../load/http-lines.ts';
import { type Dialect, Screen } from '../load/screen.ts';
import { EVENTS_AT_FIRST, peerCookie } from '../peers/peer-store.ts';
import { MeasuredProcess } from '../process/measured-process.ts';
import { findNginx, startNginx } from '../process/nginx.ts';
import type { Contestant, Subject } from './subject.ts';

type Speak = (address: string, room: string, cursor: number, missing: number) => Dialect;

const speaks: Record<'socket.io' | 'ws' | 'nchan', Speak> = {
  'socket.io': (address, room, cursor) => ({
    url: `${address}/socket.io/?EIO=4&transport=websocket`,
    cookie: peerCookie(room),
    join: `40${JSON.stringify({ cursor })}`,
    served: '42["replay"',
    news: '42["event"',
  }),
  ws: (address, room, cursor) => ({
    url: `${address}/?cursor=${cursor}`,
    cookie: peerCookie(room),
    join: null,
    served: '["replay"',
    news: '["event"',
  }),
  // It has the last five of each room at hand, and knows no cursor.
  nchan: (address, room, _, missing) => ({
    url: `${address}/${missing > 0 ? 'back' : 'sub'}?room=${room}`,
    cookie: peerCookie(room),
    join: null,
    served: '{"seq"',
    news: '{"seq"',
  }),
};
const FILES = { 'socket.io': 'socket-io.ts', ws: 'ws.ts', nchan: 'nchan.ts' };

/** Whether the machine has what a peer needs. */
export const hasPeer = (name: keyof typeof speaks): boolean => name !== 'nchan' || findNginx() !== undefined;

/** A peer that does only the transport and one insert. */
export function peer(name: keyof typeof speaks, workDir: string): Contestant {
  return {
    name,
    async start({ cases }, isInspected): Promise<Subject> {
      mkdirSync(workDir, { recursive: true });
      const dataDir = mkdtempSync(join(workDir, 'peer-'));
      const port = await freePort();
      const found = name === 'nchan' ? findNginx() : undefined;
      const nginx = found && (await startNginx(found, join(dataDir, 'nginx'), port));
      const args = ['--port', String(port), '--data', dataDir, '--rooms', String(cases)];
      const server = await MeasuredProcess.start({
        address: `http://127.0.0.1:${port}`,
        args: [
          new URL(`../peers/${FILES[name]}`, import.meta.url).pathname,
          ...args,
          '--nginx',
          nginx?.address ?? '',
        ],
        isInspected,
        env: { NODE_ENV: 'production' },
      });
      const lines = new HttpLines(server.address);
      const live = (nginx ?? server).address.replace('http', 'ws');
      const headers = { cookie: peerCookie('case-0') };
      /** Events of each case beyond those it has at first. */
      const posted = new Map<number, number>();
      return {
        servers: nginx ? [nginx, server] : [server],
        caseScreen(index, missing, source) {
          const head = EVENTS_AT_FIRST + (posted.get(index) ?? 0);
          return Screen.open(speaks[name](live, `case-${index}`, head - missing, missing), source);
        },
        hallScreen: (source) => Screen.open(speaks[name](live, 'hall', EVENTS_AT_FIRST, 0), source),
        async post(index, note) {
          const body = JSON.stringify({ room: `case-${index}`, note });
          const { status } = await lines.request('POST', '/post', headers, body);
          if (status !== 201) throw new Error(`${name} refused a post with ${status}`);
          posted.set(index, (posted.get(index) ?? 0) + 1);
        },
        isTold: (screen, posts) => screen.received >= posts.length,
        async stop() {
          lines.close();
          await server.stop();
          await nginx?.stop();
          rmSync(dataDir, { recursive: true, force: true });
        },
      };
    },
  };
}
