import { expect, test } from 'vitest';
import { listenForQuickExit } from './quick-exit.ts';

function press(...keys: string[]) {
  for (const key of keys) window.dispatchEvent(new KeyboardEvent('keydown', { key }));
}

function leavesAfter(...keys: string[]): number {
  let left = 0;
  const stop = listenForQuickExit(() => {
    left += 1;
  });
  press(...keys);
  stop();
  return left;
}

test('three times Shift leaves', () => {
  expect(leavesAfter('Shift', 'Shift', 'Shift')).toBe(1);
});

test('Shift while typing capitals does not', () => {
  expect(leavesAfter('Shift', 'A', 'Shift', 'B', 'Shift', 'C')).toBe(0);
});
