import { AppError } from './errors.ts';
import { firstAnswer, type Intent } from './idempotency/idempotency.store.ts';
import type { Services } from './services.ts';

/**
 * Runs an intent, unless it was carried out before: then its first answer is given again. A twin that ran at the
 * same time may have moved the world on between the look and the decision, so a refusal looks once more.
 */
export async function once<T>(services: Services, intent: Intent, run: () => Promise<T>): Promise<T> {
  const first = () => firstAnswer<T>(services.db, services.secrets.replies, intent);
  const answer = await first();
  if (answer !== undefined) return answer;
  try {
    return await run();
  } catch (error) {
    const twin = error instanceof AppError ? await first() : undefined;
    if (twin === undefined) throw error;
    return twin;
  }
}
