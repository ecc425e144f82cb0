import type { Socket } from 'socket.io';
import { type ServerOptions, type WebSocket, WebSocketServer } from 'ws';
import type { Batch } from './batch.ts';

/** An Engine.IO connection, whatever it runs over. */
export type Line = Socket['conn'];

/** What may wait for a reader beside the largest message that waits: a long snapshot alone makes nobody slow. */
export const SLOW_BYTES = 256 * 1024;
/** What may wait of answers to the reader's own calls: it asked for them, no oftener than it may. */
const ANSWER_BYTES = 32 * SLOW_BYTES;
/** The kind of packet in which Socket.IO carries an answer. */
const ANSWER = '3';
/** What a waiting packet costs beside its bytes. */
const PACKET_BYTES = 200;
/** How long the other end may take to close as well; who does not read would otherwise be kept for half a minute. */
const CLOSING_MS = 2000;

interface Waiting {
  data?: string;
  options?: { wsPreEncodedFrame?: Buffer[] };
}

/** The websockets of Engine.IO, with less patience at the end. */
export class LineServer extends WebSocketServer {
  constructor(options: ServerOptions) {
    super({ ...options, closeTimeout: CLOSING_MS } as ServerOptions);
  }
}

/** A websocket as Engine.IO itself uses it for frames that are made already. */
interface Wire {
  readonly bufferedAmount: number;
  readonly _sender?: { sendFrame?(frames: [Buffer]): void };
}

/** The websocket of a line on which nothing waits: what is written there now overtakes nobody. */
function idleWire(line: Line): Wire | null {
  const { socket, writable } = line.transport as unknown as { socket: Wire; writable: boolean };
  const { writeBuffer } = line as unknown as { writeBuffer: Waiting[] };
  const isIdle = writable && writeBuffer.length === 0 && socket.bufferedAmount === 0;
  return isIdle && socket._sender?.sendFrame ? socket : null;
}

/** Hands a batch to the connection: over a websocket as it is, in one write; otherwise message by message. */
export function writeTo(line: Line, batch: Batch): void {
  if (line.transport.name === 'websocket') {
    const frames: [Buffer] = [batch.frames];
    // Past Engine.IO's buffer, its two events and a callback for each screen: a fifth of what a full hall costs. Where
    // something waits already it goes the usual way, which keeps the order and knows who is slow.
    const wire = idleWire(line);
    if (wire) wire._sender?.sendFrame?.(frames);
    // The way of Socket.IO's own adapter past the encoding, only that here the frame may be several.
    else line.write('', { compress: false, wsPreEncodedFrame: frames } as object);
    return;
  }
  for (const { text } of batch.messages) line.write(text, { compress: false });
}

/**
 * Whether more waits in the process than the reader may leave there. Only what has not been handed on yet counts: what
 * was handed on is bounded by it, and the first snapshot is always on its way for a moment.
 */
export function isSlow(line: Line): boolean {
  const { writeBuffer } = line as unknown as { writeBuffer: Waiting[] };
  if (writeBuffer.length < 2) return false;
  let total = 0;
  let largest = 0;
  let answers = 0;
  for (const { data, options } of writeBuffer) {
    const bytes = PACKET_BYTES + (options?.wsPreEncodedFrame?.[0]?.length ?? data?.length ?? 0);
    if (data?.startsWith(ANSWER)) answers += bytes;
    else {
      total += bytes;
      largest = Math.max(largest, bytes);
    }
  }
  return total - largest > SLOW_BYTES || answers > ANSWER_BYTES;
}

/** Ends a connection at once, with all that waits for it. The screen comes back with its cursor. */
export function letGo(line: Line): void {
  const { socket } = line.transport as unknown as { socket?: WebSocket };
  socket?.terminate();
  line.close(true);
}
