import { type Audience, incoming } from '@sunshine-seat/shared/contract/live.ts';
import type { Socket } from 'socket.io';
import type { ZodMiniType } from 'zod/mini';
import type { Actor } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import { toAppError } from '../../platform/http/error-handler.ts';
import type { Services } from '../../platform/services.ts';
import { createThrottle } from '../../platform/throttle.ts';
import type { Screen, SocketScreen } from './screen.ts';

/** What a namespace does with its screens. */
export interface Audition<A extends Actor> {
  connected(screen: Screen<A>): Promise<void>;
  disconnected(screen: Screen<A>): void;
  /** Answers to the client's calls, by event; what is returned is acknowledged with `ok: true`. */
  calls: Record<string, (screen: Screen<A>, input: never) => Promise<object>>;
}

type Acknowledge = (reply: object) => void;

/** Calls a connection may make: a burst, then some a second. */
const CALLS = { burst: 30, everyMs: 100 };

/** The answers to what screens of an audience call; one function for all of them, given to each socket. */
export function answerCalls(audience: Audience, audition: Audition<Actor>, services: Services) {
  const throttle = createThrottle(services.clock, CALLS);

  async function answer(screen: SocketScreen, id: string, event: string, given: unknown): Promise<object> {
    throttle.take(id);
    const calls = incoming[audience] as Record<string, { input: ZodMiniType; reply: ZodMiniType }>;
    const call = Object.hasOwn(calls, event) ? calls[event] : undefined;
    const run = audition.calls[event];
    const input = call?.input.safeParse(given);
    if (!call || !run || !input?.success) throw new AppError('INVALID_INPUT');
    return call.reply.parse({ ok: true, ...(await run(screen, input.data as never)) }) as object;
  }

  return function onCall(this: Socket, event: string, ...given: unknown[]): void {
    const screen: SocketScreen = this.data;
    const last = given.at(-1);
    const acknowledge: Acknowledge = typeof last === 'function' ? (last as Acknowledge) : () => {};
    answer(screen, this.id, event, given[0]).then(
      (reply) => screen.answer(acknowledge, reply),
      (error) => {
        const { code, details } = toAppError(error);
        if (code === 'INTERNAL') services.logger.error({ err: error, event }, 'a call failed');
        const { retryAfterMs } = details;
        screen.answer(acknowledge, { ok: false, code, ...(retryAfterMs && { retryAfterMs }) });
      },
    );
  };
}
