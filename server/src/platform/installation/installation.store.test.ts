import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { deriveSecrets } from '../crypto/secrets.ts';
import { describeOnEachEngine } from '../db/testing.ts';
import { checkInstallationKey, WrongKeyError } from './installation.store.ts';

describeOnEachEngine('a database', (open) => {
  const markOf = (master: Buffer) => deriveSecrets(master).mark;

  it('takes the key it was begun with again and again, and no other', async () => {
    const db = await open();
    const [own, other] = [randomBytes(32), randomBytes(32)];
    await checkInstallationKey(db, markOf(own));
    await checkInstallationKey(db, markOf(own));
    await expect(checkInstallationKey(db, markOf(other))).rejects.toThrow(WrongKeyError);
    await checkInstallationKey(db, markOf(own));
  });

  it('begun by two with different keys at once, belongs to one of them', async () => {
    const db = await open();
    const marks = [markOf(randomBytes(32)), markOf(randomBytes(32))];
    const begun = await Promise.allSettled(marks.map((mark) => checkInstallationKey(db, mark)));
    expect(begun.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});
