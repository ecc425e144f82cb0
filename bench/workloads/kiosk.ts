import type { CDPSession, Page, WebSocketRoute } from '@playwright/test';
import { WIRE_VERSION } from '@sunshine-seat/shared/contract/base.ts';
import type { Board } from '@sunshine-seat/shared/contract/kiosk.ts';
import { HALL, launchBrowser } from '../browser/launch.ts';
import { median } from '../run/figures.ts';
import { ALONE, type Workload } from '../run/workload.ts';

interface KioskSize extends Record<string, number> {
  entries: number;
  /** Hours of the page's clock in which they come. */
  hours: number;
}

const CARDS = 12;
const LOOKS = 20;
/** Cards that change in the same moment: the portal tells the board once for all of them. */
const AT_ONCE = 8;
/** Half past eight in the morning at the station: no quiet hour within the next eight. */
const BEGIN = Date.UTC(2026, 10, 23, 0, 30);
const HOUR_MS = 60 * 60_000;
/** Simulated time between pings: less than the silence after which a display gives a connection up. */
const STEP_MS = 8000;
const JOINED = '40/kiosk,{"sid":"simulated"}';
const OPEN = '0{"sid":"simulated","upgrades":[],"pingInterval":15000,"pingTimeout":10000,"maxPayload":16384}';

/**
 * W9: the hall's display over a working day. The page is the real one, its clock is moved, and in place of the
 * portal's socket stands one that brings as many boards as a busy day has entries.
 */
export const kiosk: Workload<KioskSize> = {
  id: 'kiosk',
  title: 'The hall’s display over a day',
  full: { entries: 100_000, hours: 8 },
  small: { entries: 600, hours: 1 },
  figures: [
    { id: 'growth', label: 'heap, last fifth against second', unit: '%', better: 'lower', limit: 5 },
    { id: 'heap', label: 'heap at the end', unit: 'MB', better: 'lower' },
    { id: 'nodes', label: 'elements at the end', unit: 'elements', better: 'lower' },
  ],
  isUntimed: true,
  rounds: 1,
  cast: ALONE,
  scale: () => ({ cases: 1 }),
  async measure({ servers, installation }, { entries, hours }) {
    if (!installation) throw new Error('only the portal has a display');
    const { address } = servers[0];
    const browser = await launchBrowser();
    try {
      const context = await browser.newContext(HALL);
      const [name = '', value = ''] = installation.cookies.kiosk.split('=');
      await context.addCookies([{ name, value, url: address }]);
      const page = await context.newPage();
      const { joined } = await standInForSocket(page, address);
      await page.clock.install({ time: BEGIN });
      await page.goto(`${address}/kiosk`);
      const session = await context.newCDPSession(page);
      const heaps = await aDay(page, await joined, session, { entries, hours }, address);
      const fifth = Math.floor(heaps.length / 5);
      const early = median(heaps.slice(fifth, 2 * fifth));
      const late = median(heaps.slice(-fifth));
      const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
      return { growth: 100 * (late / early - 1), heap: late, nodes };
    } finally {
      await browser.close();
    }
  },
};

/** Takes the place of the portal's socket; `joined` is kept once the page has joined. */
async function standInForSocket(page: Page, address: string): Promise<{ joined: Promise<WebSocketRoute> }> {
  const joined = Promise.withResolvers<WebSocketRoute>();
  await page.routeWebSocket(/socket[.]io/, (socket) => {
    socket.onMessage((frame) => {
      if (!String(frame).startsWith('40/kiosk')) return;
      socket.send(JOINED);
      socket.send(boardFrame(0, BEGIN, address));
      joined.resolve(socket);
    });
    socket.send(OPEN);
  });
  return { joined: joined.promise };
}

/** Lets the day go by; the heap in MB, garbage collected, at even distances. */
async function aDay(
  page: Page,
  line: WebSocketRoute,
  session: CDPSession,
  { entries, hours }: KioskSize,
  address: string,
): Promise<number[]> {
  const steps = Math.ceil((hours * HOUR_MS) / STEP_MS);
  const every = Math.max(1, Math.floor(steps / LOOKS));
  const heaps: number[] = [];
  let entry = 0;
  for (let step = 1; step <= steps; step += 1) {
    line.send('2');
    for (const due = Math.round((entries * step) / steps); entry < due; entry += AT_ONCE)
      line.send(boardFrame(entry, BEGIN + step * STEP_MS, address));
    await page.clock.runFor(STEP_MS);
    if (step % every === 0) heaps.push(await heapMb(session));
  }
  if ((await page.locator('[data-alias]').count()) === 0)
    throw new Error('the display shows no card any more');
  return heaps;
}

async function heapMb(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1024 ** 2;
}

const STAGES = ['accepted', 'investigating', 'suspect_identified', 'suspect_apprehended'] as const;

/** A board on which one more card has changed. */
function boardFrame(entry: number, now: number, address: string): string {
  const cards = Array.from({ length: CARDS }, (_, card) => {
    const changes = Math.floor((entry + CARDS - 1 - card) / CARDS);
    const step = changes % STAGES.length;
    return {
      // Cases come and go: after some changes the card is another case's.
      alias: card * 40 + (Math.floor(changes / STAGES.length) % 40),
      stage: STAGES[step] ?? 'accepted',
      step: step + 1,
      steps: 8,
      startsAt: now - HOUR_MS,
      endsAt: now + HOUR_MS,
      changedAt: now - ((entry - card + CARDS) % CARDS < AT_ONCE ? 0 : 60_000),
    };
  });
  const board: Board = {
    wire: WIRE_VERSION,
    now,
    station: {
      code: 'CZ',
      names: { 'zh-Hans': '城中派出所', en: 'Chengzhong Station' },
      accent: null,
      timeZone: 'Asia/Shanghai',
      phone: null,
    },
    portalUrl: address,
    cards,
    seats: [],
    figures: { receivedToday: entry, openWindows: CARDS, firstWordMinutes: 7 },
  };
  return `42/kiosk,${JSON.stringify(['board', board])}`;
}
