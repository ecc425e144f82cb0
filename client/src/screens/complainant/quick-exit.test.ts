import { expect, test } from 'vitest';
import { outboxPlace } from '../../take-part/kept-words.ts';
import { leaveQuickly, listenForQuickExit } from './quick-exit.ts';

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

test('what was written and not sent does not stay behind', () => {
  outboxPlace.write('canary');
  leaveQuickly();
  expect(outboxPlace.read()).toBeNull();
  expect(document.body.childNodes).toHaveLength(0);
});
