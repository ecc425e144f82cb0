import type { ErrorCode } from '@sunshine-seat/shared/contract/errors.ts';
import { type Audience, outgoing, type ServerToClient } from '@sunshine-seat/shared/contract/live.ts';
import type { ZodMiniType } from 'zod/mini';
import { quicken } from '../platform/quick-schemas.ts';

for (const messages of Object.values(outgoing)) for (const schema of Object.values(messages)) quicken(schema);

type Message<A extends Audience, E extends keyof ServerToClient<A>> = ServerToClient<A>[E] extends (
  m: infer M,
) => void
  ? M
  : never;

/** The way out of the server to open screens. Whatever leaves is parsed through the schema of its audience. */
export interface Outlet {
  /** To everyone in the room, or in any of several; encoded once, and not at all when nobody is there. */
  send<A extends Audience, E extends keyof ServerToClient<A> & string>(
    audience: A,
    room: string | string[],
    event: E,
    message: Message<A, E>,
  ): void;
  /** Says why and closes every connection in the room. */
  dismiss(audience: Audience, room: string, code: ErrorCode): void;
  /** Whether any screen of this kind is connected here. */
  hasAudience(audience: Audience): boolean;
  /** Whether anyone is in the room here. */
  hasListeners(audience: Audience, room: string): boolean;
}

/** What may leave to an audience: unknown keys die here. */
export function parsedFor(audience: Audience, event: string, message: unknown): unknown {
  const schema = (outgoing[audience] as Record<string, ZodMiniType | undefined>)[event];
  if (!schema) throw new Error(`${audience} has no event ${event}`);
  return schema.parse(message);
}
