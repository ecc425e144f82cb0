import { randomUUID } from 'node:crypto';
import type { Body, Params, Reply, RouteId } from '@sunshine-seat/shared/contract/routes.ts';
import { routes } from '@sunshine-seat/shared/contract/routes.ts';
import { HttpLines } from '../load/http-lines.ts';

interface Input<R extends RouteId> {
  params?: Params<R>;
  body?: Body<R>;
}

/** Someone who uses the portal over HTTP by the contract and keeps the cookie they are given. */
export class Person {
  cookie: string;
  readonly #lines: HttpLines;

  constructor(address: string, cookie = '') {
    this.#lines = new HttpLines(address);
    this.cookie = cookie;
  }

  /** The reply of a call that has to succeed. */
  async ok<R extends RouteId>(routeId: R, input: Input<R>): Promise<Reply<R>> {
    const { method, path } = routes[routeId];
    const params = (input.params ?? {}) as Record<string, string>;
    const filled = path.replace(/:(\w+)/g, (_, name: string) => String(params[name]));
    const headers = { cookie: this.cookie, 'idempotency-key': randomUUID() };
    const { status, head, body } = await this.#lines.request(
      method,
      `/api/v1${filled}`,
      headers,
      input.body && JSON.stringify(input.body),
    );
    if (status >= 300) throw new Error(`${routeId} was refused: ${status} ${body}`);
    const given = /\r\nset-cookie: (\w+=[^;\r]+)/i.exec(head)?.[1];
    if (given) this.cookie = given;
    return JSON.parse(body) as Reply<R>;
  }

  /** Sends a piece of a file. */
  async put(path: string, piece: Buffer): Promise<void> {
    const headers = { cookie: this.cookie, 'content-type': 'application/octet-stream' };
    const { status, body } = await this.#lines.request('PUT', `/api/v1${path}`, headers, piece);
    if (status >= 300) throw new Error(`a piece was refused: ${status} ${body}`);
  }

  close(): void {
    this.#lines.close();
  }
}
