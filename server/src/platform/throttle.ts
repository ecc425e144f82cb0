import type { Clock } from './clock.ts';
import { AppError } from './errors.ts';

interface Bucket {
  tokens: number;
  at: number;
}

export interface Limit {
  /** Tries at once. */
  readonly burst: number;
  /** Milliseconds until another try is given back. */
  readonly everyMs: number;
}

const MAX_BUCKETS = 50_000;

/**
 * Counts tries per key before anything is awaited, so that parallel tries do not slip through. Full buckets are
 * forgotten; when too many keys are under way the oldest go first.
 */
export function createThrottle(clock: Clock, limit: Limit) {
  const buckets = new Map<string, Bucket>();

  function refill(bucket: Bucket, now: number): void {
    const gained = Math.max(0, now - bucket.at) / limit.everyMs;
    bucket.tokens = Math.min(limit.burst, bucket.tokens + gained);
    bucket.at = now;
  }

  /** Those used longest ago come first; one that is full again says nothing any more. */
  function forgetFull(now: number): void {
    for (const [key, bucket] of buckets) {
      refill(bucket, now);
      if (bucket.tokens < limit.burst) return;
      buckets.delete(key);
    }
  }

  function current(key: string): Bucket {
    const now = clock.now();
    forgetFull(now);
    const bucket = buckets.get(key) ?? { tokens: limit.burst, at: now };
    refill(bucket, now);
    return bucket;
  }

  function keep(key: string, bucket: Bucket): void {
    buckets.delete(key);
    buckets.set(key, bucket);
    if (buckets.size > MAX_BUCKETS) buckets.delete(buckets.keys().next().value as string);
  }

  return {
    /** How many keys are counted at the moment. */
    size: (): number => buckets.size,
    /** Takes one try, or throws THROTTLED with the time to wait. */
    take(key: string): void {
      const bucket = current(key);
      if (bucket.tokens < 1) {
        throw new AppError('THROTTLED', { retryAfterMs: Math.ceil((1 - bucket.tokens) * limit.everyMs) });
      }
      bucket.tokens -= 1;
      keep(key, bucket);
    },
    /** Counts a try that was let through elsewhere, also when there was none left: then it is paid back first. */
    owe(key: string): void {
      const bucket = current(key);
      bucket.tokens = Math.max(-limit.burst, bucket.tokens - 1);
      keep(key, bucket);
    },
    /** Gives the try back: it was right. */
    giveBack(key: string): void {
      const bucket = buckets.get(key);
      if (bucket) bucket.tokens = Math.min(limit.burst, bucket.tokens + 1);
    },
  };
}

export type Throttle = ReturnType<typeof createThrottle>;
