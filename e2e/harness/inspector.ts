import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type axeCore from 'axe-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** All that a change of theme can break. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];
const TOUCH = 44;

/** Runs in the page, where axe has been put before. */
async function violations(runOnly: axeCore.RunOnly): Promise<string[]> {
  const { axe } = globalThis as unknown as { axe: typeof axeCore };
  const { violations } = await axe.run(document, { runOnly, resultTypes: ['violations'] });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${target.join(' ')}`));
}

/**
 * Runs in the page: a sheet that is still sliding in lies outside of the screen, and does not count for axe. What only
 * now begins to move (another theme, a sheet just opened) has begun a frame later.
 */
async function rest(): Promise<void> {
  const isEnding = ({ effect }: Animation) => effect?.getTiming().iterations !== Infinity;
  for (;;) {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const moving = document.getAnimations().filter(isEnding);
    if (moving.length === 0) return;
    await Promise.all(moving.map((animation) => animation.finished.catch(() => {})));
  }
}

/** Runs in the page: what stands on it at the top, and what of it is kept from everyone who reads by ear. */
function outline(): string {
  const tops = document.querySelectorAll('body > *, #root > *, main, h1, [role=dialog], dialog[open]');
  return [...tops]
    .map((element) => {
      const hidden = ['inert', 'aria-hidden'].filter((name) => element.hasAttribute(name));
      const { width, height } = element.getBoundingClientRect();
      return [element.localName, ...hidden, `${Math.round(width)}×${Math.round(height)}`].join(' ');
    })
    .join(', ');
}

/** Collects what is wrong with screens, so that one run tells everything at once. */
export function inspector(page: Page) {
  const found: string[] = [];

  async function axe(where: string, runOnly: axeCore.RunOnly): Promise<void> {
    if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
    await page.evaluate(rest);
    let standing = await page.evaluate(violations, runOnly);
    if (standing.length > 0 && standing.every((violation) => violation.endsWith(' at html'))) {
      // What lacks a main part or a heading lacks it still a frame later; a page that is being redrawn does not.
      await page.evaluate(rest);
      standing = await page.evaluate(violations, runOnly);
    }
    const ground = standing.length > 0 ? ` (${await page.evaluate(outline)})` : '';
    for (const violation of standing) found.push(`${where}: ${violation}${ground}`);
  }

  return {
    found,
    /** Every rule in the light, and once more in the dark what depends on colours. */
    async check(where: string): Promise<void> {
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
      await axe(`${where}, dark`, { type: 'rule', values: COLOUR_RULES });
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      await axe(where, { type: 'tag', values: RULES });
    },
    /** Nothing may lie beside a narrow screen, nor the station’s name fall apart: 320 px are also 1280 px at a zoom of 400 %. */
    async checkNarrow(where: string, width: number): Promise<void> {
      const before = page.viewportSize();
      await page.setViewportSize({ width, height: 700 });
      const { scrollWidth, clientWidth, torn } = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        const torn = [...document.querySelectorAll<HTMLElement>('.topbar .brand span')].filter((name) => {
          name.style.overflowWrap = 'normal';
          const isWider = name.scrollWidth > name.clientWidth;
          name.style.overflowWrap = '';
          return isWider;
        });
        return { scrollWidth, clientWidth, torn: torn.map(({ innerText }) => innerText) };
      });
      if (scrollWidth > clientWidth) found.push(`${where}: ${scrollWidth} px wide on a screen of ${width}`);
      for (const name of torn) found.push(`${where}: a word of “${name}” is broken in two`);
      if (before) await page.setViewportSize(before);
    },
    /** A thumb must hit: measured at the points where it lands, so that enlarged grounds count. */
    async checkTouch(where: string): Promise<void> {
      const small = await page.evaluate(missedByThumb, TOUCH);
      for (const name of small) found.push(`${where}: smaller than ${TOUCH} px: ${name}`);
    },
  };
}

/** Runs in the page. Links within a sentence are exempt, as in WCAG. */
function missedByThumb(size: number): string[] {
  const reach = size / 2 - 1;
  const touchable = 'a[href], button, input, select, textarea, [role=switch]';
  const ground = document.querySelector('dialog[open]') ?? document;
  return [...ground.querySelectorAll<HTMLElement>(touchable)].flatMap((element) => {
    // The way past the rail is for keys alone.
    if (element.matches('p a, .skip') || element.getClientRects().length === 0) return [];
    element.scrollIntoView({ block: 'center' });
    const { x, y, width, height } = element.getBoundingClientRect();
    const [middle, centre] = [x + width / 2, y + height / 2];
    const points = [
      [middle - reach, centre],
      [middle + reach, centre],
      [middle, centre - reach],
      [middle, centre + reach],
    ] as const;
    const isHit = points.every(([left, top]) => {
      const hit = document.elementFromPoint(left, top);
      return hit !== null && (element.contains(hit) || hit.closest('label')?.contains(element));
    });
    const words = element.getAttribute('aria-label') ?? element.innerText ?? element.id;
    return isHit ? [] : [`${element.tagName} "${words}" (${Math.round(width)} × ${Math.round(height)})`];
  });
}
