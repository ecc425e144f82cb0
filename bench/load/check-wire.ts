import { isDeepStrictEqual } from 'node:util';
import { WIRE_VERSION } from '@sunshine-seat/shared/contract/base.ts';
import { io } from 'socket.io-client';
import type { Contestant } from '../subjects/subject.ts';

const POSTS = 3;
const PATIENCE_MS = 20_000;

/**
 * The load's screens speak the wire protocol by hand. Before anything is measured, one of them and one of the
 * official client follow the same case: they have to be told the same.
 */
export async function checkWire(contestant: Contestant): Promise<void> {
  const subject = await contestant.start({ cases: 1 }, false);
  try {
    const screen = await subject.caseScreen(0, 0);
    const byHand: unknown[] = [];
    screen.onNews = (frame) => byHand.push(JSON.parse(frame.toString('utf8', frame.indexOf('[')))[1]);
    const official = io(`${subject.servers[0].address}/complainant`, {
      transports: ['websocket'],
      reconnection: false,
      auth: { wire: WIRE_VERSION, cursor: null },
      extraHeaders: { cookie: screen.cookie },
    });
    const byLibrary: unknown[] = [];
    official.on('events', (events) => byLibrary.push(events));
    await new Promise((resolve, reject) => {
      official.on('snapshot', resolve);
      official.on('connect_error', reject);
    });
    for (let index = 0; index < POSTS; index += 1) await subject.post(0, `check ${index}`);
    await until(() => byHand.flat().length >= POSTS && byLibrary.flat().length >= POSTS);
    official.close();
    screen.close();
    if (!isDeepStrictEqual(byHand, byLibrary)) throw new Error('the load’s screens are told something else');
  } finally {
    await subject.stop();
  }
}

async function until(isTrue: () => boolean): Promise<void> {
  const began = performance.now();
  while (!isTrue()) {
    if (performance.now() - began > PATIENCE_MS) throw new Error('a screen was not told of a post');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
