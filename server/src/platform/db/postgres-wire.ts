import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { Listeners } from './listeners.ts';
import type { Others, Word } from './others.ts';

const CHANNEL = 'sunshine_seat';
/** PostgreSQL takes less than 8000 bytes at once. */
const MAX_BYTES = 7500;
/** A message without words, at most. */
const EMPTY_BYTES = 100;
/** Words that may wait while nothing can be sent. */
const MAX_WAITING = 20_000;
const QUERY_MS = 5000;
const PULSE_MS = 2000;
const RETRY_MS = { first: 50, most: 2000 };

/** One message on the wire: words, and whether something was committed. */
interface Message {
  readonly from: string;
  readonly isCommit: boolean;
  readonly words: readonly string[];
}

/**
 * One connection that listens for other portals and speaks to them. It is only a wake-up: a commit is told after it, on
 * its own, because NOTIFY inside a transaction makes all commits of a database wait for each other.
 */
export function openWire(url: string) {
  const commits = new Listeners();
  const heard = new Listeners<[Word, string]>();
  const reunions = new Listeners();
  const waiting: string[] = [];
  const self = randomUUID();
  const closing = new AbortController();
  let isCommitDue = false;
  let client: Client | undefined;
  let life: Promise<void> | undefined;
  let sending: Promise<void> | undefined;

  /** Connects, and again whenever the connection has gone, until closed. */
  async function live(): Promise<void> {
    let pause = RETRY_MS.first;
    let hasLived = false;
    while (!closing.signal.aborted) {
      const current = newClient(url);
      const ended = new Promise<void>((resolve) => {
        current.on('error', () => resolve());
        current.on('end', () => resolve());
        closing.signal.addEventListener('abort', () => resolve());
      });
      try {
        current.on('notification', ({ payload = '' }) => hear(JSON.parse(payload)));
        await current.connect();
        await current.query(`SET synchronous_commit = off`);
        await current.query(`LISTEN ${CHANNEL}`);
        client = current;
        pause = RETRY_MS.first;
        // What was committed while nobody listened wakes nobody any more.
        if (hasLived) commits.tell();
        hasLived = true;
        reunions.tell();
        send();
        await Promise.race([ended, keepAlive(current)]);
      } catch {
        // Told by the reunion that follows; readers poll meanwhile.
      }
      client = undefined;
      await current.end().catch(() => {});
      await sleep(pause, undefined, { signal: closing.signal }).catch(() => {});
      pause = Math.min(pause * 2, RETRY_MS.most);
    }
  }

  /** A host that vanished closes no connection: one that does not answer is given up. */
  async function keepAlive(current: Client): Promise<void> {
    for (;;) {
      await sleep(PULSE_MS, undefined, { signal: closing.signal });
      await current.query('SELECT 1');
    }
  }

  function hear({ from, isCommit, words }: Message): void {
    if (from === self) return;
    if (isCommit) commits.tell();
    for (const word of words) heard.tell(JSON.parse(word), from);
  }

  function send(): void {
    if (sending || !client || (waiting.length === 0 && !isCommitDue)) return;
    const current = client;
    const message: Message = { from: self, isCommit: isCommitDue, words: takeFitting(waiting) };
    isCommitDue = false;
    sending = current
      .query('SELECT pg_notify($1, $2)', [CHANNEL, JSON.stringify(message)])
      // What could not be said is lost; whoever has to know learns so from the reunion that follows.
      .catch(() => void current.end().catch(() => {}))
      .finally(() => {
        sending = undefined;
        send();
      })
      .then(() => undefined);
  }

  /** Better none of them than some: as after a cut, everyone begins anew. */
  function giveUpWords(): void {
    waiting.length = 0;
    void client?.end().catch(() => {});
  }

  const others: Others = {
    say(word) {
      const text = JSON.stringify(word);
      if (sizeOf(text) + EMPTY_BYTES > MAX_BYTES) throw new Error(`a word about ${word.topic} is too long`);
      waiting.push(text);
      if (waiting.length > MAX_WAITING) giveUpWords();
      send();
    },
    onWord: (listener) => heard.add(listener),
    onReunion: (listener) => reunions.add(listener),
  };

  return {
    others,
    /** Begins to listen; until then nothing is heard, and what is said waits. */
    open(): void {
      life ??= live();
    },
    /** Calls `listener` when another portal has committed something, or may have. */
    onCommit: (listener: () => void) => commits.add(listener),
    tellCommit(): void {
      isCommitDue = true;
      send();
    },
    async close(): Promise<void> {
      while (sending) await sending;
      closing.abort();
      await life;
    },
  };
}

function newClient(url: string): Client {
  return new Client({
    connectionString: url,
    application_name: 'sunshine-seat wire',
    connectionTimeoutMillis: QUERY_MS,
    query_timeout: QUERY_MS,
    keepAlive: true,
  });
}

/** As a string within the message it is quoted once more. */
const sizeOf = (text: string) => Buffer.byteLength(JSON.stringify(text)) + 1;

/** Takes as many words as one message holds. */
function takeFitting(words: string[]): string[] {
  let bytes = EMPTY_BYTES;
  let count = 0;
  for (const word of words) {
    bytes += sizeOf(word);
    if (bytes > MAX_BYTES) break;
    count += 1;
  }
  return words.splice(0, count);
}
