import { WIRE_VERSION } from '@sunshine-seat/shared/contract/base.ts';
import type { Board, BoardCard } from '@sunshine-seat/shared/contract/kiosk.ts';
import { beforeEach, expect, it, vi } from 'vitest';
import common from '../../../shared/src/locales/en/common.ts';
import kiosk from '../../../shared/src/locales/en/kiosk.ts';
import { testPage } from '../ui/testing/test-page.ts';
import { HallBoard } from './HallBoard.tsx';

const drawn = vi.hoisted(() => ({ rings: [] as string[], codes: 0, now: 0 }));
vi.mock('../ui/WindowRing.tsx', () => ({
  WindowRing({ label }: { label: string }) {
    drawn.rings.push(label);
    return <i>{label}</i>;
  },
}));
vi.mock('../ui/QrCode.tsx', () => ({
  QrCode() {
    drawn.codes += 1;
    return null;
  },
}));
vi.mock('../ui/server-clock.ts', async (original) => ({
  ...(await original<typeof import('../ui/server-clock.ts')>()),
  useNow: () => drawn.now,
}));

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const BEGIN = Date.parse('2026-11-23T06:18:00Z');

const card = (alias: number, minutes: number): BoardCard => ({
  alias,
  stage: 'investigating',
  step: 2,
  steps: 8,
  startsAt: BEGIN - HOUR,
  endsAt: BEGIN + minutes * MINUTE,
  changedAt: BEGIN - HOUR,
});
const board = (...cards: BoardCard[]): Board => ({
  wire: WIRE_VERSION,
  now: BEGIN,
  station: {
    code: 'CZ',
    names: { 'zh-Hans': '城中派出所', en: 'Chengzhong Station' },
    accent: null,
    timeZone: 'Asia/Shanghai',
    phone: null,
  },
  portalUrl: 'https://portal.example',
  cards,
  seats: [],
  figures: { receivedToday: 3, openWindows: 2, firstWordMinutes: 7 },
});

const page = testPage({
  lng: 'en',
  resources: { en: { kiosk, common } },
  defaultNS: 'kiosk',
  fallbackNS: 'common',
});
const heardAt = performance.now();

/** Draws the board as of a moment; gives the cards that were drawn anew, by the time they show. */
async function drawnAt(now: number, shown: Board): Promise<string[]> {
  Object.assign(drawn, { rings: [], now });
  await page.draw(<HallBoard board={shown} heardAt={heardAt} />);
  return drawn.rings;
}

beforeEach(() => {
  drawn.codes = 0;
});

it('draws a card anew only when what it shows is another, and the code once', async () => {
  const shown = board(card(1, 107), card(2, 60));
  expect(await drawnAt(BEGIN, shown)).toEqual(['1:47 left', '1:00 left']);
  expect(await drawnAt(BEGIN + SECOND, shown)).toEqual([]);
  expect(await drawnAt(BEGIN + 2 * SECOND, shown)).toEqual([]);
  expect(await drawnAt(BEGIN + MINUTE, shown)).toEqual(['1:46 left', '0:59 left']);
  const changed = board(card(1, 106), { ...card(2, 60), step: 3 });
  expect(await drawnAt(BEGIN + MINUTE + SECOND, changed)).toEqual(['1:45 left', '0:59 left']);
  expect(await drawnAt(BEGIN + MINUTE + SECOND, board(card(1, 106), { ...card(2, 60), step: 4 }))).toEqual([
    '0:59 left',
  ]);
  expect(drawn.codes).toBe(1);
});

it('lets a card glow for ten seconds after its change, and takes it away at its end', async () => {
  const shown = board({ ...card(1, 107), changedAt: BEGIN }, card(2, 1));
  const glowing = () => document.querySelectorAll('.alias.changed').length;
  await drawnAt(BEGIN + SECOND, shown);
  expect(glowing()).toBe(1);
  await drawnAt(BEGIN + 11 * SECOND, shown);
  expect(glowing()).toBe(0);
  expect(document.querySelectorAll('[data-alias]')).toHaveLength(2);
  await drawnAt(BEGIN + MINUTE, shown);
  expect(document.querySelectorAll('[data-alias]')).toHaveLength(1);
});
