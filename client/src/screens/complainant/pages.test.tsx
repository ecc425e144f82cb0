import { lazy, Suspense } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import { atOnce } from './pages.ts';

/** What stands there when the page has been drawn for the first time. */
function drawnAtFirst(load: Parameters<typeof atOnce>[0]): string | null {
  const Page = lazy(atOnce(load));
  const place = document.createElement('div');
  const root = createRoot(place);
  flushSync(() =>
    root.render(
      <Suspense fallback="waiting">
        <Page />
      </Suspense>,
    ),
  );
  const { textContent } = place;
  root.unmount();
  return textContent;
}

const never = () => new Promise<never>(() => {});

test('a page that is here is drawn without anything before it', () => {
  expect(drawnAtFirst(Object.assign(never, { here: { default: () => 'the case' } }))).toBe('the case');
});

test('a page that is not here is waited for', () => {
  expect(drawnAtFirst(() => never())).toBe('waiting');
});
