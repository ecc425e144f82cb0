import type { Browser } from '@playwright/test';
import { launchBrowser, PHONE, slowDown } from '../browser/launch.ts';
import { lookFor, lookOut, sightOf } from '../browser/look.ts';
import { quantile } from '../run/figures.ts';
import { ALONE, type Workload } from '../run/workload.ts';
import { LAST_NOTE } from '../seed/seed-case.ts';
import type { Subject } from '../subjects/subject.ts';

interface PhoneSize extends Record<string, number> {
  /** How often a case is opened, each on a phone that has never seen the portal. */
  times: number;
  /** Updates that each of them then gets. */
  entries: number;
}

interface Looks {
  shown: number[];
  painted: number[];
  through: number[];
}

/** W8: on a slow phone with slow 4G: from the QR code to the case, and from a frame to the painted entry. */
export const phone: Workload<PhoneSize> = {
  id: 'phone',
  title: 'A slow phone on slow 4G',
  full: { times: 3, entries: 12 },
  small: { times: 1, entries: 3 },
  figures: [
    { id: 'shown', label: 'QR code to case shown, median', unit: 'ms', better: 'lower', limit: 2500 },
    { id: 'painted', label: 'frame to painted entry, p95', unit: 'ms', better: 'lower', limit: 150 },
    { id: 'through', label: 'officer’s post to painted entry, p95', unit: 'ms', better: 'lower' },
  ],
  cast: ALONE,
  scale: ({ times }) => ({ cases: times }),
  async measure(subject, { times, entries }) {
    const browser = await launchBrowser();
    const looks: Looks = { shown: [], painted: [], through: [] };
    try {
      for (let index = 0; index < times; index += 1)
        await openOnPhone(browser, subject, index, entries, looks);
    } finally {
      await browser.close();
    }
    return {
      shown: quantile(looks.shown, 0.5),
      painted: quantile(looks.painted, 0.95),
      through: quantile(looks.through, 0.95),
    };
  },
};

async function openOnPhone(
  browser: Browser,
  subject: Subject,
  index: number,
  entries: number,
  looks: Looks,
): Promise<void> {
  const one = subject.installation?.cases[index];
  if (!one) throw new Error(`the installation has no case ${index}`);
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  await lookOut(page, LAST_NOTE);
  await slowDown(page);
  // The code was printed for the address the portal had when the report was taken.
  const { pathname, hash } = new URL(one.passAddress);
  await page.goto(`${subject.servers[0].address}${pathname}${hash}`, { waitUntil: 'commit' });
  looks.shown.push((await sightOf(page, LAST_NOTE)).paintedAt);
  const openedAt = await page.evaluate(() => performance.timeOrigin);
  for (let entry = 0; entry < entries; entry += 1) {
    const note = `entry ${entry} of ${index}.`;
    await lookFor(page, note);
    const postedAt = performance.timeOrigin + performance.now();
    await subject.post(index, note);
    const { paintedAt, arrivedAt } = await sightOf(page, note);
    if (arrivedAt !== undefined) looks.painted.push(paintedAt - arrivedAt);
    looks.through.push(openedAt + paintedAt - postedAt);
  }
  await context.close();
}
