import { expect, type Locator } from '@playwright/test';

const FAR = 80;

/** Walks with Tab until something has the focus, as someone without a mouse would, and sees where it is. */
export async function tabTo(target: Locator): Promise<void> {
  const { keyboard } = target.page();
  for (let step = 0; step < FAR && !(await hasFocus(target)); step += 1) await keyboard.press('Tab');
  await expect(target, 'reached by keyboard').toBeFocused();
  expect(await target.evaluate(isFocusShown), 'the focus can be seen').toBe(true);
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}

/** Runs in the page: an outline on the thing itself or, for a radio button, on what stands for it. */
function isFocusShown(element: Element): boolean {
  return [element, element.closest('label')].some((shown) => {
    if (!shown) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(shown);
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  });
}
