import type { Socket } from 'node:net';
import { WebSocket } from 'ws';

/** How the screens of one server speak: what is said on opening, and how what comes begins. */
export interface Dialect {
  /** Address of the websocket. */
  url: string;
  cookie: string;
  /** Said after the first frame of Engine.IO; null where there is none. */
  join: string | null;
  /** How the first content begins: with it the screen shows something. */
  served: string;
  /** How each later piece of news begins. */
  news: string;
}

/** Milliseconds after which a screen that shows nothing counts as failed. */
const OPENING_MS = 60_000;

/** One open screen, by the wire protocol over a bare websocket: the least a client can cost. */
export class Screen {
  /** Pieces of news received. */
  received = 0;
  /** The latest piece of news, as it came. */
  latest: Buffer = Buffer.alloc(0);
  /** The cookie it came with. */
  readonly cookie: string;
  /** What it was served with on opening. */
  first = '';
  /** True from opening until either side closes. */
  isOpen = false;
  /** Hears of each piece of news as it arrives. */
  onNews: ((frame: Buffer) => void) | undefined;
  readonly #ws: WebSocket;
  #socket: Socket | undefined;
  readonly #news: Buffer;

  private constructor(dialect: Dialect, source: string | undefined) {
    this.cookie = dialect.cookie;
    this.#news = Buffer.from(dialect.news);
    this.#ws = new WebSocket(dialect.url, {
      headers: { cookie: dialect.cookie },
      perMessageDeflate: false,
      skipUTF8Validation: true,
      ...(source && { localAddress: source }),
    });
    this.#ws.on('upgrade', ({ socket }) => {
      this.#socket = socket;
    });
  }

  /**
   * Opens one; resolves when it has been served.
   * @param source the address of the loopback to come from, such as 127.0.0.2; the ports of one do not last for all
   */
  static open(dialect: Dialect, source?: string): Promise<Screen> {
    const screen = new Screen(dialect, source);
    return new Promise((resolve, reject) => {
      const failed = (why: string) => {
        clearTimeout(late);
        screen.#ws.terminate();
        reject(new Error(why));
      };
      const late = setTimeout(() => failed('a screen was not served'), OPENING_MS);
      screen.#ws.on('error', (error) => failed(String(error)));
      screen.#ws.on('close', () => {
        screen.isOpen = false;
        failed('a screen was closed');
      });
      screen.#ws.on('message', (data: Buffer) => {
        if (screen.isOpen) return screen.#onFrame(data);
        const text = data.toString();
        if (text.startsWith('44')) return failed(`a screen was refused: ${text}`);
        if (dialect.join && text.startsWith('0')) screen.#ws.send(dialect.join);
        if (!text.startsWith(dialect.served)) return;
        clearTimeout(late);
        screen.first = text;
        screen.isOpen = true;
        resolve(screen);
      });
    });
  }

  /** Says something to the server, such as a call. */
  send(frame: string): void {
    this.#ws.send(frame);
  }

  /**
   * Cuts the connection without a word. Ended politely it would keep its port for a minute, and the search for one among
   * thousands of those takes longer than everything that is to be measured.
   */
  close(): void {
    this.#socket?.resetAndDestroy();
    this.#ws.terminate();
  }

  #onFrame(data: Buffer): void {
    // Engine.IO's ping; a bare websocket's is answered by `ws`.
    if (data.length === 1 && data[0] === 0x32) {
      this.#ws.send('3');
      return;
    }
    if (
      data.length < this.#news.length ||
      data.compare(this.#news, 0, this.#news.length, 0, this.#news.length)
    )
      return;
    this.received += 1;
    this.latest = data;
    this.onNews?.(data);
  }
}
