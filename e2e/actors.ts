import { type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test';
import type { Language } from '@sunshine-seat/shared/domain/languages.ts';
import { HALL, Kiosk } from './actors/kiosk.ts';
import { DESKTOP, Officer } from './actors/officer.ts';
import { PHONE, Phone } from './actors/phone.ts';
import { SEAT, SeatDisplay } from './actors/seat-display.ts';
import { watchFaults } from './harness/faults.ts';
import { type Server, type Station, startServer } from './harness/server.ts';
import { wordsIn } from './harness/words.ts';

const LOCALES: Record<Language, string> = {
  'zh-Hans': 'zh-CN',
  'zh-Hant': 'zh-TW',
  en: 'en-GB',
  ar: 'ar-LB',
};

type Cast = {
  station: Station;
  server: Server;
  open: (language: Language, options: BrowserContextOptions) => Promise<Page>;
  /** A browser of one's own: nothing is shared with the other actors. */
  newOfficer: (role: string, language?: Language) => Promise<Officer>;
  newPhone: (language?: Language) => Promise<Phone>;
  newKiosk: () => Promise<Kiosk>;
  newSeatDisplay: () => Promise<SeatDisplay>;
};

/** Everyone who takes part, each in a browser of their own, at a station that was opened for this test. */
export const test = base.extend<Cast>({
  station: ['demo', { option: true }],
  server: async ({ station }, use) => {
    const server = await startServer(station);
    await use(server);
    await server.close();
  },
  open: async ({ browser }, use) => {
    const opened: { close(): Promise<void> }[] = [];
    const faults: string[] = [];
    await use(async (language, options) => {
      const context = await browser.newContext({
        locale: LOCALES[language],
        timezoneId: 'Asia/Shanghai',
        ...options,
      });
      opened.push(context);
      context.on('page', (page) => watchFaults(page, faults));
      return context.newPage();
    });
    for (const context of opened) await context.close();
    expect(faults, 'no page may fall or break its own security policy').toEqual([]);
  },
  newOfficer: async ({ server, open }, use) => {
    await use(async (role, language = 'zh-Hans') => {
      const page = await open(language, DESKTOP);
      return new Officer(page, wordsIn(language), server.person(role), server);
    });
  },
  newPhone: async ({ server, open }, use) => {
    await use(
      async (language = 'zh-Hans') => new Phone(await open(language, PHONE), wordsIn(language), server),
    );
  },
  newKiosk: async ({ server, open }, use) => {
    await use(async () => new Kiosk(await open('zh-Hans', HALL), server));
  },
  newSeatDisplay: async ({ server, open }, use) => {
    await use(async () => new SeatDisplay(await open('zh-Hans', SEAT), server));
  },
});
