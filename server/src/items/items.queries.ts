import { AppError } from '../platform/errors.ts';
import type { Services } from '../platform/services.ts';
import { itemsOfCase } from './items.store.ts';

/** The item of a case that was listed first. */
export async function firstItemOf(services: Services, caseId: string): Promise<string> {
  const [first] = await itemsOfCase(services.db, caseId);
  if (!first) throw new AppError('NOT_FOUND');
  return first.id;
}
