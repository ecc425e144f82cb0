import type * as z from 'zod/mini';
import type { Action } from '../../domain/permissions.ts';

/** Who may call: anyone, the holder of a case pass session, a paired hall or seat display, any officer signed in, or one whose role allows the action. */
export type Access = 'public' | 'complainant' | 'kiosk' | 'seat' | 'officer' | { readonly action: Action };

export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`, with `:name` parameters. */
  readonly path: string;
  readonly access: Access;
  readonly summary: string;
  readonly params?: z.ZodMiniObject;
  readonly query?: z.ZodMiniObject;
  readonly body?: z.ZodMiniType;
  readonly reply: z.ZodMiniType;
  /** The body is bytes (`application/octet-stream`), at most this many; there is no `body` then. */
  readonly takesBytes?: number;
  /** The answer is a picture; `reply` is `base.bytes` then. */
  readonly givesPicture?: true;
  readonly status?: 200 | 201;
  /** Must carry an `Idempotency-Key`; a repeat gets the first answer. */
  readonly isIdempotent?: true;
  /** Allowed while a temporary password still waits to be changed. */
  readonly beforePasswordChange?: true;
  /** Needs the password again within the last minutes. */
  readonly needsStepUp?: true;
};
