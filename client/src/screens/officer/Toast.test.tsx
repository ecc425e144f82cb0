import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Said, Toast } from './Toast.tsx';

let root: ReturnType<typeof createRoot>;
beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.useFakeTimers();
  const page = document.createElement('div');
  document.body.append(page);
  root = createRoot(page);
});
afterEach(async () => {
  await act(async () => root.unmount());
  vi.useRealTimers();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

const status = () => document.querySelector('[role=status]');
const over = vi.fn();
beforeEach(() => over.mockClear());
const show = (said: Said | null) => act(async () => root.render(<Toast said={said} onOver={over} />));

it('comes into a place that was there before, so that it is heard, and goes by itself', async () => {
  await show(null);
  const place = status();
  expect(place?.textContent).toBe('');
  await show({ words: 'Approved' });
  expect(status()).toBe(place);
  expect(place?.textContent).toBe('Approved');
  expect(over).not.toHaveBeenCalled();
  await act(async () => vi.runAllTimers());
  expect(over).toHaveBeenCalledOnce();
});

it('goes with the next press, wherever that lands', async () => {
  await show({ words: 'Approved' });
  document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
  expect(over).toHaveBeenCalledOnce();
  await show(null);
  document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
  expect(over).toHaveBeenCalledOnce();
});
