import i18next, { type InitOptions } from 'i18next';
import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeEach, vi } from 'vitest';

/** A page for each test of a file, which speaks the given words, and is empty again afterwards. */
export function testPage(words: InitOptions): { draw(what: ReactNode): Promise<void> } {
  let root: ReturnType<typeof createRoot>;
  beforeEach(async () => {
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
    await i18next.use(initReactI18next).init(words);
    const page = document.createElement('div');
    document.body.append(page);
    root = createRoot(page);
  });
  afterEach(async () => {
    await act(async () => root.unmount());
    vi.unstubAllGlobals();
    document.body.replaceChildren();
  });
  return { draw: (what) => act(async () => root.render(what)) };
}
