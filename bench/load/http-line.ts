import { connect, type Socket } from 'node:net';

export interface Answer {
  status: number;
  head: string;
  body: string;
}

interface Waiting {
  resolve: (answer: Answer) => void;
  reject: (error: Error) => void;
}

const END_OF_HEAD = Buffer.from('\r\n\r\n');

/**
 * One kept-alive HTTP connection with one request at a time on it, and nothing else: Node's own clients cost about as
 * much as the servers that are to be measured, on a machine that both share.
 */
export class HttpLine {
  readonly #host: string;
  readonly #port: number;
  #socket: Socket | undefined;
  #received: Buffer = Buffer.alloc(0);
  #waiting: Waiting | undefined;

  constructor(address: string) {
    const { hostname, port } = new URL(address);
    this.#host = hostname;
    this.#port = Number(port);
  }

  /** Whether a request is under way. */
  get isBusy(): boolean {
    return this.#waiting !== undefined;
  }

  request(
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: string | Buffer,
  ): Promise<Answer> {
    if (this.#waiting) throw new Error('one request at a time on a line');
    const lines = [`${method} ${path} HTTP/1.1`, `host: ${this.#host}:${this.#port}`];
    for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
    if (body !== undefined) lines.push(`content-length: ${Buffer.byteLength(body)}`);
    if (typeof body === 'string') lines.push('content-type: application/json');
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      const head = `${lines.join('\r\n')}\r\n\r\n`;
      const socket = this.#open();
      if (typeof body === 'object') socket.write(Buffer.concat([Buffer.from(head), body]));
      else socket.write(head + (body ?? ''));
    });
  }

  close(): void {
    this.#socket?.destroy();
  }

  #open(): Socket {
    if (this.#socket) return this.#socket;
    const socket = connect(this.#port, this.#host).setNoDelay(true);
    this.#socket = socket;
    this.#received = Buffer.alloc(0);
    socket.on('data', (bytes) => this.#onBytes(bytes));
    socket.on('error', () => {});
    socket.on('close', () => {
      if (this.#socket === socket) this.#socket = undefined;
      this.#settle()?.reject(new Error('the connection was closed'));
    });
    return socket;
  }

  #onBytes(bytes: Buffer): void {
    this.#received = this.#received.length === 0 ? bytes : Buffer.concat([this.#received, bytes]);
    const endOfHead = this.#received.indexOf(END_OF_HEAD);
    if (endOfHead === -1) return;
    const head = this.#received.toString('latin1', 0, endOfHead);
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
    if (length === undefined) {
      this.#settle()?.reject(new Error(`an answer without a length: ${head}`));
      return;
    }
    const end = endOfHead + 4 + Number(length);
    if (this.#received.length < end) return;
    const body = this.#received.toString('utf8', endOfHead + 4, end);
    this.#received = this.#received.subarray(end);
    this.#settle()?.resolve({ status: Number(head.slice(9, 12)), head, body });
  }

  #settle(): Waiting | undefined {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    return waiting;
  }
}
