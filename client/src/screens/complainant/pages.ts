import type { ComponentType } from 'react';

/** The two faces of the portal: whoever scans the code never fetches the form, and the other way round. */

type Page<P> = { default: ComponentType<P> };
type Fetched<P> = (() => Promise<Page<P>>) & { here?: Page<P> };

/** `here` is the page once it has come. */
function page<P>(fetch: () => Promise<ComponentType<P>>): Fetched<P> {
  const load: Fetched<P> = async () => {
    load.here = { default: await fetch() };
    return load.here;
  };
  return load;
}

export const loadCasePage = page(() => import('./CasePage.tsx').then(({ CasePage }) => CasePage));
export const loadEntryPage = page(() => import('./EntryPage.tsx').then(({ EntryPage }) => EntryPage));

/**
 * As React wants it. What is here answers at once and not a moment later, or React would take it for something to wait
 * for: after a wait it shows nothing for 300 ms.
 */
export const atOnce =
  <P>(load: Fetched<P>) =>
  () =>
    // biome-ignore lint/suspicious/noThenProperty: React takes anything with a `then`.
    (load.here ? { then: (use: (page: Page<P>) => void) => use(load.here as Page<P>) } : load()) as Promise<
      Page<P>
    >;
