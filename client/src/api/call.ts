import type { ErrorCode } from '@sunshine-seat/shared/contract/errors.ts';
import type {
  Body,
  Params,
  QueryOf,
  Reply,
  RouteId,
  RouteOf,
} from '@sunshine-seat/shared/contract/routes.ts';

/**
 * Method and path of one contract route, written out where it is called, so that a page carries only the
 * routes it uses and none of their schemas. The types refuse a pair that the contract does not have.
 */
export type Endpoint<R extends RouteId> = {
  readonly route: R;
  readonly method: RouteOf<R>['method'];
  readonly path: RouteOf<R>['path'];
};

export function endpoint<R extends RouteId>(
  route: R,
  method: RouteOf<R>['method'],
  path: RouteOf<R>['path'],
): Endpoint<R> {
  return { route, method, path };
}

type Needed<K extends string, V> = undefined extends V
  ? { readonly [P in K]?: undefined }
  : { readonly [P in K]: V };
type Bytes<R extends RouteId> =
  RouteOf<R> extends { readonly takesBytes: number }
    ? { readonly bytes: Blob }
    : { readonly bytes?: undefined };
type Keyed<R extends RouteId> =
  RouteOf<R> extends { readonly isIdempotent: true }
    ? { readonly key: string }
    : { readonly key?: undefined };

export type Input<R extends RouteId> = Needed<'params', Params<R>> &
  Needed<'body', Body<R>> &
  Bytes<R> &
  Keyed<R> & {
    readonly query?: QueryOf<R>;
    /** Lets the request outlive the page (an update sent while the tab closes). */
    readonly keepalive?: boolean;
    readonly signal?: AbortSignal;
  };

type CallErrorDetails = {
  readonly fields?: readonly string[];
  readonly retryAfterMs?: number;
  readonly version?: number;
  readonly requestId?: string;
};

/** Every way a call can fail; `NETWORK` means that no answer came, so nobody knows whether it was done. */
export class CallError extends Error {
  readonly code: ErrorCode | 'NETWORK';
  readonly fields: readonly string[];
  readonly retryAfterMs: number | undefined;
  /** The version the case has now (STALE_VERSION). */
  readonly version: number | undefined;
  readonly requestId: string | undefined;

  constructor(code: ErrorCode | 'NETWORK', details: CallErrorDetails = {}) {
    super(code);
    this.name = 'CallError';
    this.code = code;
    this.fields = details.fields ?? [];
    this.retryAfterMs = details.retryAfterMs;
    this.version = details.version;
    this.requestId = details.requestId;
  }
}

const TIMEOUT_MS = 15_000;
/** What carries a file or a picture has longer: a piece takes its time on a slow network. */
const BYTES_TIMEOUT_MS = 60_000;

/** One request to the server. Make `key` once for an intent and pass the same one when trying that intent again. */
export async function call<R extends RouteId>(to: Endpoint<R>, input: Input<R>): Promise<Reply<R>> {
  const response = await ask(to, input, input.bytes ? BYTES_TIMEOUT_MS : TIMEOUT_MS);
  return response.json().catch((): never => {
    throw new CallError('NETWORK');
  });
}

/** A route that answers with a picture. It is kept nowhere but in the memory of whoever asked. */
export async function callForPicture<R extends RouteId>(to: Endpoint<R>, input: Input<R>): Promise<Blob> {
  const response = await ask(to, input, BYTES_TIMEOUT_MS);
  return response.blob().catch((): never => {
    throw new CallError('NETWORK');
  });
}

/** The answer to a request that was not refused. */
async function ask<R extends RouteId>(to: Endpoint<R>, input: Input<R>, within: number): Promise<Response> {
  const timeout = AbortSignal.timeout(within);
  const isJson = input.body !== undefined;
  const response = await fetch(addressOf(to.path, input.params, input.query), {
    method: to.method,
    credentials: 'same-origin',
    keepalive: input.keepalive ?? false,
    signal: input.signal ? AbortSignal.any([timeout, input.signal]) : timeout,
    headers: {
      ...(isJson && { 'Content-Type': 'application/json' }),
      ...(input.bytes && { 'Content-Type': 'application/octet-stream' }),
      ...(input.key !== undefined && { 'Idempotency-Key': input.key }),
    },
    ...(isJson && { body: JSON.stringify(input.body) }),
    ...(input.bytes && { body: input.bytes }),
  }).catch((): never => {
    if (input.signal?.aborted) throw input.signal.reason;
    throw new CallError('NETWORK');
  });
  if (response.ok) return response;
  const refusal = await response.json().catch(() => null);
  throw new CallError(refusal?.error?.code ?? 'INTERNAL', refusal?.error);
}

function addressOf(path: string, params: unknown, query: unknown): string {
  const named = path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String((params as Record<string, unknown> | undefined)?.[name])),
  );
  const asked = Object.entries((query ?? {}) as Record<string, unknown>).filter(
    ([, value]) => value !== undefined,
  );
  const search = new URLSearchParams(asked.map(([name, value]) => [name, String(value)])).toString();
  return `/api/v1${named}${search && `?${search}`}`;
}
