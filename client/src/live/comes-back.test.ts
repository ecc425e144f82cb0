import { Manager, Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { connectComplainant } from './complainant-socket.ts';
import { watchConnection } from './connection-watch.ts';
import { connectDisplay } from './display-socket.ts';
import { hallStream } from './display-streams.ts';
import { openOfficerSocket } from './officer-socket.ts';

const HINT_MS = 20_000;
const nothing = () => {};
/** Handlers that all do the same, whatever they are told. */
const deaf = <H>(all: () => void = nothing) => new Proxy({}, { get: () => all }) as H;

const opens = {
  complainant: (all?: () => void) =>
    connectComplainant(
      deaf(all),
      watchConnection(() => 0, true),
    ),
  officer: (all?: () => void) => openOfficerSocket(deaf(all), () => 0),
  display: (all?: () => void) => connectDisplay(hallStream, deaf(all)),
};

let opened: Socket | undefined;
let connects = 0;
beforeEach(() => {
  vi.useFakeTimers();
  connects = 0;
  opened = undefined;
  vi.spyOn(Socket.prototype, 'connect').mockImplementation(function (this: Socket) {
    connects += 1;
    return this;
  });
  const { socket } = Manager.prototype;
  vi.spyOn(Manager.prototype, 'socket').mockImplementation(function (this: Manager, ...given) {
    opened = socket.apply(this, given);
    return opened;
  });
  vi.spyOn(Socket.prototype, 'disconnect').mockImplementation(function (this: Socket) {
    hears('disconnect', 'io client disconnect');
    return this;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function hears(event: string, message: unknown): void {
  for (const listener of [...(opened?.listeners(event as never) ?? [])])
    (listener as (said: unknown) => void)(message);
}

test.each(Object.keys(opens) as (keyof typeof opens)[])(
  '%s: a screen whose server stops leaves it and comes back when it was told to, not sooner',
  (kind) => {
    const link = opens[kind]();
    if (!opened) throw new Error('no socket was opened');
    const before = connects;
    hears('bye', { code: 'STOPPING', retryAfterMs: HINT_MS });
    // Or Socket.IO itself would be back a second after the connection broke.
    expect(Socket.prototype.disconnect).toHaveBeenCalled();
    vi.advanceTimersByTime(HINT_MS - 1);
    expect(connects).toBe(before);
    vi.advanceTimersByTime(HINT_MS + 1_000);
    expect(connects).toBe(before + 1);
    link.close();
  },
);

test.each(Object.keys(opens) as (keyof typeof opens)[])(
  '%s: a screen that is closed when it hears why stays away',
  (kind) => {
    const link: { close(): void } = opens[kind](() => link.close());
    const before = connects;
    hears('connect_error', Object.assign(new Error('no'), { data: { code: 'SESSION_ENDED' } }));
    vi.advanceTimersByTime(60_000);
    expect(connects).toBe(before);
  },
);
