import { expect, test } from 'vitest';
import { passwordFault } from './new-password.ts';

test('a new password is long enough, new, and typed twice alike', () => {
  expect(passwordFault('old-password', 'short', 'short')).toBe('too-short');
  expect(passwordFault('same-password', 'same-password', 'same-password')).toBe('unchanged');
  expect(passwordFault('old-password', 'new-password', 'new-passwort')).toBe('not-the-same');
  expect(passwordFault(null, 'new-password', 'new-password')).toBeNull();
});
