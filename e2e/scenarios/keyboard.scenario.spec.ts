import { expect, type Locator, type Page } from '@playwright/test';
import type { Officer } from '../actors/officer.ts';
import { test } from '../actors.ts';
import { tabTo } from '../harness/keyboard.ts';

async function press(target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(target);
  await target.page().keyboard.press(key);
}

async function signsInByKeyboard({
  page,
  person,
  field,
}: {
  page: Page;
  person: Officer['person'];
  field: Officer['field'];
}) {
  await expect(field('console:signIn.badge')).toBeFocused();
  await page.keyboard.type(person.badge);
  await tabTo(field('console:signIn.password'));
  await page.keyboard.type(person.password);
  await page.keyboard.press('Enter');
}

test('an officer without a mouse signs in, takes a report, posts, asks; another approves', async ({
  server,
  newOfficer,
}) => {
  const desk = await newOfficer('desk');
  const investigator = await newOfficer('investigator');
  const approver = await newOfficer('approver');
  for (const officer of [desk, investigator, approver]) {
    await officer.page.goto(`${server.url}/console`);
    const field = (key: string) => officer.field(key);
    await signsInByKeyboard({ page: officer.page, person: officer.person, field });
    await expect(officer.page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  const { say } = desk.words;

  const number = await test.step('intake', async () => {
    const { keyboard } = desk.page;
    await expect(desk.page.locator('[data-row]').first()).toBeVisible();
    await keyboard.press('n');
    const kinds = desk.page.getByRole('radiogroup', { name: say('console:intake.kind') });
    await press(kinds.getByRole('radio', { name: say('common:kind.theft'), exact: true }), 'Space');
    await tabTo(desk.field('console:intake.where'));
    await keyboard.type('青年路公交站');
    await tabTo(desk.field('console:intake.what'));
    await keyboard.type('手机在车上被偷。');
    await tabTo(desk.field('console:intake.name'));
    await keyboard.type('刘先生');
    await tabTo(desk.field('console:intake.phone'));
    await keyboard.type('13900000399');
    await keyboard.press('Control+Enter');
    const pass = await desk.readsPass();
    await press(desk.button('console:action.handedOver'));
    await expect(desk.dialog()).toBeHidden();
    return pass.number;
  });

  await test.step('posting and asking', async () => {
    const { page } = investigator;
    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox')).toBeFocused();
    await page.keyboard.type(number);
    await press(page.getByRole('link').filter({ hasText: number }));
    await expect(page.getByRole('main')).toContainText(number);
    await expect(page.getByRole('radiogroup', { name: say('console:composer.visibility') })).toBeVisible();
    await page.keyboard.press('1');
    await expect(investigator.undo()).toBeVisible();
    await page.keyboard.press('z');
    await expect(investigator.undo()).toBeHidden();
    await page.keyboard.press('1');
    await investigator.hasSent();
    await press(investigator.button('console:sharing.request'));
    await expect(investigator.field('console:sharing.reason')).toBeFocused();
    await page.keyboard.type('报案人可以辨认。');
    await press(investigator.button('console:sharing.send'));
    await expect(investigator.dialog()).toBeHidden();
  });

  await test.step('approving', async () => {
    await server.moveClock(6 * 60_000);
    const { page } = approver;
    const main = page.getByRole('navigation', { name: say('console:nav.main') });
    await press(main.getByRole('link', { name: new RegExp(say('console:nav.approvals')) }));
    const requests = page.getByRole('main').getByRole('listitem').getByRole('link');
    // One of the demonstration, and this one, once it has come.
    await expect(requests).toHaveCount(2);
    await press(requests.last());
    await expect(page.getByRole('main')).toContainText(number);
    await press(approver.approveButton());
    const password = approver.dialog().getByLabel(say('console:signIn.password'), { exact: true });
    await expect(password).toBeFocused();
    await page.keyboard.type(approver.person.password);
    await page.keyboard.press('Enter');
    await expect(approver.approveButton()).toBeHidden();
    await expect(investigator.shows('console:sharing.open')).toBeVisible();
  });
});
