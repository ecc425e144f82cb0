import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

const PHONE_WIDTH = 360;
const FOLDER = join(import.meta.dirname, '../screenshots');
/** The main pictures lie beside the code; only a run that was asked to renews them. */
const isKept = process.env.SCREENSHOTS === 'keep';

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

/** Takes one picture of every step of a story, numbered as it goes. */
export function cameraFor(story: string) {
  const folder = join(FOLDER, story);
  mkdirSync(folder, { recursive: true });
  let taken = 0;
  return async function photograph(page: Page, step: string, main?: string): Promise<void> {
    taken += 1;
    const path = join(folder, `${String(taken).padStart(2, '0')}-${step}.png`);
    await take(page, path);
    if (main && isKept) copyFileSync(path, join(FOLDER, `${main}.png`));
  };
}
