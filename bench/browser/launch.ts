import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chromium-headless-shell',
];
/** Nothing but the portal may be reached, and the browser must not speak of its own accord. */
const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** A Chromium of the machine, or the one that came with its driver. */
export function launchBrowser(): Promise<Browser> {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const installed = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
  const executablePath = process.env.CHROMIUM_PATH || installed;
  return chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox', '--js-flags=--expose-gc', ...QUIET],
  });
}

/** A phone of the cheaper kind: narrow, with touch, in Chinese. */
export const PHONE: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  locale: 'zh-CN',
};

export const HALL: BrowserContextOptions = { viewport: { width: 1920, height: 1080 }, locale: 'zh-CN' };

/** Times slower than this machine. */
const CPU_RATE = 6;
/** Slow 4G as Lighthouse names it: 150 ms there and back, 1.6 Mbit/s down, 750 kbit/s up. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 204_800, uploadThroughput: 96_000 };

/** Makes a page as slow as on such a phone; its sockets stay as they are, Chromium slows down only what it fetches. */
export async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW_4G);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_RATE });
}
