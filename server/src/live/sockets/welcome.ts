import type { Socket as Connection } from 'node:net';
import { Socket } from 'socket.io';
import type { TickAdapter } from './adapter.ts';

/** The kind of packet in which Socket.IO tells a client that it is in. */
const CONNECT = 0;

type Speak = (this: Socket, packet: { type: number; data?: unknown }, options?: object) => void;
const { packet: speak } = Socket.prototype as unknown as { packet: Speak };

const speakTogether: Speak = function (this, packet, options) {
  if (packet.type === CONNECT) (this.nsp.adapter as unknown as TickAdapter).welcome(this, packet.data);
  else speak.call(this, packet, options);
};

/** Lets Socket.IO's word of welcome leave in one write with what the screen came for, rather than in one of its own. */
export function welcomeTogether(socket: Socket): void {
  (socket as unknown as { packet: Speak }).packet = speakTogether;
}

/** The same for the answer to the upgrade and Engine.IO's first word, which follows a moment later. */
export function answerTogether(connection: Connection): void {
  connection.cork();
  setImmediate(() => connection.uncork());
}
