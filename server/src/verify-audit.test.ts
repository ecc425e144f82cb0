import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acceptedCase } from './testing/case-steps.ts';
import { startTestApp, type TestApp } from './testing/test-app.ts';

const SCRIPT = fileURLToPath(new URL('../scripts/verify-audit.ts', import.meta.url));

let server: TestApp;
let number: string;
beforeEach(async () => {
  server = await startTestApp();
  const desk = await server.officer(await server.station('CZ'), 'desk');
  number = (await acceptedCase(desk)).pass.number;
});
afterEach(() => server.close());

function verify(dataDir = server.dataDir): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' };
    execFile(process.execPath, [SCRIPT], { env }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: `${out}${err}`.trim() }),
    );
  });
}

async function tamper(...statements: string[]): Promise<void> {
  await server.services.db.write(async (tx) => {
    for (const statement of statements) await tx.rows(sql.raw(statement));
  });
}

describe('npm run audit:verify', () => {
  it('says that every link holds', async () => {
    expect(await verify()).toEqual({
      code: 0,
      said: 'Every link of the audit and of every case holds.',
    });
  });

  it('names the first entry of the audit that was changed', async () => {
    await tamper('DROP TRIGGER audit_log_refuses_update', `UPDATE audit_log SET actor = 'x' WHERE seq = 2`);
    const { code, said } = await verify();
    expect(code).toBe(1);
    expect(said).toMatch(/^Audit of .+: entry 2 is changed\.$/);
  });

  it('names the first event of a case that was changed', async () => {
    await tamper('DROP TRIGGER event_log_refuses_update', 'UPDATE event_log SET at = at + 1 WHERE seq = 2');
    expect(await verify()).toEqual({ code: 1, said: `Case ${number}: event 2 is missing or changed.` });
  });

  it('notices that the end of a log was cut off', async () => {
    await tamper('DROP TRIGGER event_log_refuses_delete', 'DELETE FROM event_log WHERE seq = 2');
    const { code, said } = await verify();
    expect(code).toBe(1);
    expect(said).toContain(`Case ${number}: its log does not end at event 2`);
  });

  it('makes no database where there is none', async () => {
    expect((await verify(`${server.dataDir}/nowhere`)).code).toBe(2);
  });
});
