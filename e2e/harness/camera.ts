import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

const PHONE_WIDTH = 360;
const FOLDER = join(import.meta.dirname, '../screenshots');
/** `steps` takes pictures of every step of the stories; `keep` renews the main ones beside the code as well. */
const asked = process.env.SCREENSHOTS;
const isKept = asked === 'keep';

async function take(page: Page, path: string): Promise<void> {
  // A phone's page is read by scrolling; a screen, or a sheet over it, is looked at as it stands.
  const isSheetOpen = (await page.locator('dialog[open], [role=dialog]').count()) > 0;
  const fullPage = page.viewportSize()?.width === PHONE_WIDTH && !isSheetOpen;
  await page.screenshot({ path, animations: 'disabled', fullPage });
}

/** Renews one of the main pictures, if the run was asked to. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (isKept) await take(page, join(FOLDER, `${name}.png`));
}

/** Takes one picture of every step of a story, numbered as it goes, in a run that was asked to. */
export function cameraFor(story: string) {
  const folder = join(FOLDER, story);
  let taken = 0;
  return async function photograph(page: Page, step: string, main?: string): Promise<void> {
    if (!asked) return;
    mkdirSync(folder, { recursive: true });
    taken += 1;
    const path = join(folder, `${String(taken).padStart(2, '0')}-${step}.png`);
    await take(page, path);
    if (main && isKept) copyFileSync(path, join(FOLDER, `${main}.png`));
  };
}
