import type { Page } from '@playwright/test';

/** What the page writes down about a text, in milliseconds of its own clock since it was opened. */
export interface Sight {
  /** When a frame of the socket brought it; undefined when it came otherwise. */
  arrivedAt: number | undefined;
  /** When it had been painted. */
  paintedAt: number;
}

interface Watched {
  bench: { wanted: Set<string>; arrived: Map<string, number>; painted: Map<string, number> };
}

const PATIENCE_MS = 60_000;

/** Runs in the page before its own code. */
function watch(): void {
  const bench: Watched['bench'] = { wanted: new Set(), arrived: new Map(), painted: new Map() };
  Object.assign(globalThis, { bench });
  const Native = globalThis.WebSocket;
  globalThis.WebSocket = class extends Native {
    constructor(...given: ConstructorParameters<typeof Native>) {
      super(...given);
      this.addEventListener('message', ({ data }) => {
        for (const text of bench.wanted)
          if (!bench.arrived.has(text) && String(data).includes(text))
            bench.arrived.set(text, performance.now());
      });
    }
  };
  // A task after the next frame's callbacks runs when that frame is on its way to the screen.
  const afterPaint = (act: () => void) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = act;
      port2.postMessage(null);
    });
  const look = () => {
    for (const text of bench.wanted) {
      if (!document.body?.textContent?.includes(text)) continue;
      bench.wanted.delete(text);
      afterPaint(() => bench.painted.set(text, performance.now()));
    }
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
}

/** Has a page look out for texts, the given one from its very beginning. */
export async function lookOut(page: Page, first: string): Promise<void> {
  await page.addInitScript(watch);
  await page.addInitScript((text) => {
    (globalThis as unknown as Watched).bench.wanted.add(text);
  }, first);
}

/** Has it look out for one more text. */
export async function lookFor(page: Page, text: string): Promise<void> {
  await page.evaluate((one) => {
    (globalThis as unknown as Watched).bench.wanted.add(one);
  }, text);
}

/** Waits until a text is on the screen. */
export async function sightOf(page: Page, text: string): Promise<Sight> {
  const seen = await page.waitForFunction(
    (one) => {
      const { painted, arrived } = (globalThis as unknown as Watched).bench;
      const paintedAt = painted.get(one);
      return paintedAt === undefined ? null : { paintedAt, arrivedAt: arrived.get(one) };
    },
    text,
    { timeout: PATIENCE_MS, polling: 50 },
  );
  return (await seen.jsonValue()) as Sight;
}
