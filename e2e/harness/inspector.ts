import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** All that a change of theme can break. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];
const TOUCH = 44;

/** Collects what is wrong with screens, so that one run tells everything at once. */
export function inspector(page: Page) {
  const found: string[] = [];

  async function axe(where: string, builder: AxeBuilder): Promise<void> {
    const { violations } = await builder.setLegacyMode().analyze();
    for (const { id, nodes } of violations) {
      for (const node of nodes) found.push(`${where}: ${id} at ${node.target.join(' ')}`);
    }
  }

  return {
    found,
    /** Every rule in the light, and once more in the dark what depends on colours. */
    async check(where: string): Promise<void> {
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      await axe(where, new AxeBuilder({ page }).withTags(RULES));
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
      await axe(`${where}, dark`, new AxeBuilder({ page }).withRules(COLOUR_RULES));
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    },
    /** Nothing may lie beside a narrow screen: 320 px are also 1280 px at a zoom of 400 %. */
    async checkNarrow(where: string, width: number): Promise<void> {
      const before = page.viewportSize();
      await page.setViewportSize({ width, height: 700 });
      const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
      if (scrollWidth > clientWidth) found.push(`${where}: ${scrollWidth} px wide on a screen of ${width}`);
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
    if (element.matches('p a') || element.getClientRects().length === 0) return [];
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
