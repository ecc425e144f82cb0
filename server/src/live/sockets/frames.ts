/** One message to a namespace, made once for every screen it goes to: as text, and as the frame of a websocket. */
export interface Encoded {
  readonly text: string;
  readonly frame: Buffer;
}

/** "4" is the kind of packet in which Engine.IO carries messages. */
const MESSAGE = '4';
const FINAL_TEXT = 0x81;
/** Lengths up to here stand in the frame's second byte; longer ones say there how many bytes the length takes. */
const SHORT = 125;
const TWO_BYTES = 126;
const EIGHT_BYTES = 127;

/** Encodes what Socket.IO's parser wrote. */
export function encoded(text: string): Encoded {
  return { text, frame: frameOf(MESSAGE + text) };
}

/** A frame of a server as RFC 6455 has it: whole, unmasked, uncompressed. */
function frameOf(payload: string): Buffer {
  const length = Buffer.byteLength(payload);
  const head = length <= SHORT ? 2 : length <= 0xffff ? 4 : 10;
  // Not from the pool: one small frame that waits for a slow reader would keep a whole slab of it alive.
  const frame = Buffer.allocUnsafeSlow(head + length);
  frame[0] = FINAL_TEXT;
  if (head === 2) frame[1] = length;
  if (head === 4) frame.writeUInt16BE(length, 2);
  if (head === 4) frame[1] = TWO_BYTES;
  if (head === 10) frame.writeBigUInt64BE(BigInt(length), 2);
  if (head === 10) frame[1] = EIGHT_BYTES;
  frame.write(payload, head);
  return frame;
}
