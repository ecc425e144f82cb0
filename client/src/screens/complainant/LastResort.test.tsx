import i18next from 'i18next';
import { act, lazy, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import common from '../../../../shared/src/locales/en/common.ts';
import portal from '../../../../shared/src/locales/en/portal.ts';
import { LastResort } from './LastResort.tsx';

let root: ReturnType<typeof createRoot>;
beforeEach(async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  // React tells of an error it has handed to a boundary.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  await i18next
    .use(initReactI18next)
    .init({ lng: 'en', resources: { en: { portal, common } }, defaultNS: 'portal', fallbackNS: 'common' });
});
afterEach(async () => {
  await act(async () => root.unmount());
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

async function saidWhen(error: Error) {
  const page = document.createElement('div');
  document.body.append(page);
  root = createRoot(page);
  const Failing = lazy(() => Promise.reject(error));
  await act(async () =>
    root.render(
      <LastResort>
        <Suspense>
          <Failing />
        </Suspense>
      </LastResort>,
    ),
  );
  return page.querySelector('[role=alert]')?.textContent;
}

it('says of a crash that the page has failed, not the network, and offers to load it again', async () => {
  const said = await saidWhen(new TypeError("Cannot read properties of undefined (reading 'secret')"));
  expect(said).toBe(portal.crashed.title + portal.crashed.detail + portal.crashed.again);
});

it.each([
  'Failed to fetch dynamically imported module: https://seat.example/assets/CasePage.js',
  'error loading dynamically imported module: https://seat.example/assets/CasePage.js',
  'Importing a module script failed.',
])('says of a part that did not come that we cannot be reached: %s', async (words) => {
  expect(await saidWhen(new TypeError(words))).toContain(portal.unreachable.title);
});
