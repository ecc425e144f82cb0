import { vi } from 'vitest';
import type { Database } from '../platform/db/database.ts';
import type { TestApp } from './test-app.ts';

/** A portal of its own, as another process would be: nothing is shared with the first but database, key and time. */
export async function anotherPortal(first: TestApp, db: Database): Promise<TestApp> {
  vi.resetModules();
  const { startTestApp } = await import('./test-app.ts');
  const { clock, secrets } = first.services;
  return startTestApp({ db, clock, secrets });
}
