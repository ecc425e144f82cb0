import i18next from 'i18next';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { RestingBoundary } from './RestingBoundary.tsx';

const words = { product: 'Sunshine Seat', resting: { title: 'Back in a moment', text: 'By itself.' } };

let isBroken = true;
function Board() {
  if (isBroken) throw new Error('secret detail at board.ts:12');
  return <p>the board</p>;
}

beforeEach(async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.useFakeTimers();
  await i18next
    .use(initReactI18next)
    .init({ lng: 'en', resources: { en: { kiosk: words } }, defaultNS: 'kiosk' });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

it('shows the brand and no stack trace when drawing fails, and tries again by itself', async () => {
  isBroken = true;
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  await act(async () =>
    root.render(
      <RestingBoundary>
        <Board />
      </RestingBoundary>,
    ),
  );
  expect(place.textContent).toContain('Sunshine Seat');
  expect(place.textContent).toContain('Back in a moment');
  expect(place.textContent).not.toContain('secret');
  isBroken = false;
  await act(async () => vi.advanceTimersByTime(5_000));
  expect(place.textContent).toBe('the board');
  await act(async () => root.unmount());
});
