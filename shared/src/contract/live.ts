import * as z from 'zod/mini';
import { errorCode, id, instant, sequence, WIRE_VERSION } from './base.ts';
import { complainantEvent, complainantSnapshot, header, seenByOfficers } from './complainant.ts';
import { board, seatView } from './kiosk.ts';
import { caseEvent, lookout, presence, queueRow, reach, seat } from './officer.ts';

/** What a client says when it connects. `cursor` is the last place it holds; null asks for everything. */
export const handshake = {
  complainant: z.strictObject({ wire: z.int(), cursor: z.nullable(sequence) }),
  officer: z.strictObject({ wire: z.int() }),
  kiosk: z.strictObject({ wire: z.int() }),
  seat: z.strictObject({ wire: z.int() }),
};

/** A light sign of life: the server's time and, for complainants, the head of their stream, so that a silent gap shows. */
const beacon = z.object({ now: instant, head: z.optional(sequence) });

/** The last word before the server closes a connection: the session or device is over. */
const bye = z.object({ code: errorCode, retryAfterMs: z.optional(z.int()) });

/** Server → client, by audience. Everything sent is parsed through these. */
export const outgoing = {
  complainant: {
    /** After connecting with a cursor: what is missing since; without one: everything. */
    snapshot: complainantSnapshot,
    /** New events, oldest first. */
    events: z.array(complainantEvent),
    /** Where the case stands, when it changed without an event. */
    header,
    presence: z.object({ isOfficerPresent: z.nullable(z.boolean()) }),
    /** Officers have read this far. */
    seen: seenByOfficers,
    /** An officer is writing a message. */
    typing: z.object({}),
    beacon,
    bye,
  },
  officer: {
    /** Rows of the queue that changed. */
    queue: z.array(queueRow),
    /** Events of a watched case, oldest first. */
    'case-events': z.object({ caseId: id, events: z.array(caseEvent), row: queueRow }),
    reach: z.object({ caseId: id, reach }),
    presence: z.object({ caseId: id, presence }),
    /** The complainant or a helper is writing a message. */
    typing: z.object({ caseId: id }),
    /** Colleagues have read a case's stream this far. */
    seen: z.object({ caseId: id, seenSeq: sequence }),
    /** The live lookouts of the station, by golden time left. */
    lookouts: z.array(lookout),
    /** The seats of the station. */
    seats: z.array(seat),
    beacon,
    bye,
  },
  kiosk: { board, beacon, bye },
  seat: { view: seatView, beacon, bye },
} as const;

/** Client → server, by audience. Each is acknowledged with `{ ok: true, … }` or `{ ok: false, code }`. */
export const incoming = {
  complainant: {
    /** How far the stream has come on this device: received, and had on a visible screen. */
    reached: {
      input: z.strictObject({ delivered: sequence, seen: sequence }),
      reply: z.object({ ok: z.literal(true) }),
    },
    /** Ask for what is missing after a gap. */
    resync: {
      input: z.strictObject({ cursor: sequence }),
      reply: z.object({ ok: z.literal(true), snapshot: complainantSnapshot }),
    },
    /** A message is being written. */
    typing: { input: z.strictObject({}), reply: z.object({ ok: z.literal(true) }) },
  },
  officer: {
    /** Follow one case from a place in its log; recorded as a read. */
    watch: {
      input: z.strictObject({ caseId: id, cursor: sequence }),
      reply: z.object({
        ok: z.literal(true),
        events: z.array(caseEvent),
        row: queueRow,
        reach,
        presence,
        seenSeq: sequence,
      }),
    },
    unwatch: { input: z.strictObject({ caseId: id }), reply: z.object({ ok: z.literal(true) }) },
    /** A message is being written on a watched case. */
    typing: { input: z.strictObject({ caseId: id }), reply: z.object({ ok: z.literal(true) }) },
    /** How far a watched case's stream was read. */
    seen: {
      input: z.strictObject({ caseId: id, sharedSeq: sequence }),
      reply: z.object({ ok: z.literal(true) }),
    },
    /** The officer is still at the seat. */
    attend: { input: z.strictObject({ seatId: id }), reply: z.object({ ok: z.literal(true) }) },
  },
  kiosk: {},
  seat: {},
} as const;

export const refusal = z.object({
  ok: z.literal(false),
  code: errorCode,
  retryAfterMs: z.optional(z.int()),
});
export type Refusal = z.infer<typeof refusal>;

export type Audience = keyof typeof outgoing;

type Messages<A extends Audience> = {
  [E in keyof (typeof outgoing)[A]]: (typeof outgoing)[A][E] extends z.ZodMiniType
    ? z.infer<(typeof outgoing)[A][E]>
    : never;
};
/** Typed map of what a namespace sends, for Socket.IO. */
export type ServerToClient<A extends Audience> = {
  [E in keyof Messages<A>]: (message: Messages<A>[E]) => void;
};

type Calls<A extends Audience> = (typeof incoming)[A];
/** Typed map of what a namespace receives, for Socket.IO. */
export type ClientToServer<A extends Audience> = {
  [E in keyof Calls<A>]: Calls<A>[E] extends {
    input: infer I extends z.ZodMiniType;
    reply: infer R extends z.ZodMiniType;
  }
    ? (message: z.infer<I>, acknowledge: (reply: z.infer<R> | Refusal) => void) => void
    : never;
};

export { WIRE_VERSION };
