import { firstAnswer, type Intent } from './idempotency/idempotency.store.ts';
import type { Services } from './services.ts';

/** Runs an intent, unless it was carried out before: then its first answer is given again. */
export async function once<T>(services: Services, intent: Intent, run: () => Promise<T>): Promise<T> {
  const answer = await firstAnswer<T>(services.db, services.secrets.replies, intent);
  return answer === undefined ? run() : answer;
}
