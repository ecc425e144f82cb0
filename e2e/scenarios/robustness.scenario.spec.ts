import { expect, type Page } from '@playwright/test';
import { directionOf, LANGUAGES } from '@sunshine-seat/shared/domain/languages.ts';
import { PHONE, Phone } from '../actors/phone.ts';
import { test } from '../actors.ts';
import type { Pass } from '../harness/server.ts';
import { wordsIn } from '../harness/words.ts';

const MINUTE = 60_000;

function given(pass: Pass | null): Pass {
  if (!pass) throw new Error('This station shows no pass.');
  return pass;
}

test('phone and hall display come back by themselves from a restart, and nothing is lost', async ({
  server,
  newOfficer,
  newPhone,
  newKiosk,
}) => {
  const pass = given(server.pass);
  const admin = await newOfficer('admin');
  const kiosk = await newKiosk();
  await kiosk.opens();
  await admin.signsIn();
  await admin.pairsKiosk(await kiosk.digits(), '大厅');
  const phone = await newPhone();
  await phone.opensByQr(pass);
  const alias = await phone.alias();
  await expect(kiosk.card(alias)).toBeVisible();
  const before = await phone.titles();
  const investigator = await newOfficer('investigator');
  await investigator.signsIn();
  await investigator.opensCase(pass.number);
  await investigator.posts('witness_heard');
  await investigator.hasSent();
  await expect(phone.entries()).toHaveCount(before.length + 1);

  await server.stop('SIGKILL');
  await expect(phone.shows('portal:connection.reconnecting')).toBeVisible();
  await investigator.posts('lookout_answered');
  await expect(investigator.button('console:undo.retry')).toBeVisible();
  await expect(kiosk.shows('kiosk:age')).toBeVisible({ timeout: 30_000 });
  await expect(kiosk.card(alias)).toBeVisible();
  await expect(phone.offline()).toBeVisible();
  await expect(phone.entries()).toHaveCount(before.length + 1);

  await server.start();
  await expect(phone.live()).toBeVisible({ timeout: 20_000 });
  await expect(kiosk.shows('kiosk:age')).toBeHidden({ timeout: 20_000 });
  await investigator.button('console:undo.retry').click();
  await expect(phone.entry('common:milestone.lookout_answered.title')).toBeVisible();
  await investigator.posts('suspect_apprehended');
  await investigator.hasSent();
  await kiosk.showsStage(alias, 'suspect_apprehended');
  const { say } = phone.words;
  await expect
    .poll(() => phone.titles())
    .toEqual([
      ...before,
      say('common:milestone.witness_heard.title'),
      say('common:milestone.lookout_answered.title'),
      say('common:milestone.suspect_apprehended.title'),
    ]);
});

test('a copied session is worth nothing once the phone was handed back', async ({
  server,
  newPhone,
  open,
}) => {
  const phone = await newPhone();
  await phone.opensByQr(given(server.pass));
  const thief = new Phone(
    await open('zh-Hans', { ...PHONE, storageState: await phone.context.storageState() }),
    phone.words,
    server,
  );
  await thief.opensPortal();
  await expect(thief.live()).toBeVisible();
  await phone.handsBack();
  await expect(thief.shows('portal:notice.ended.title')).toBeVisible();
  await expect(thief.page.locator('body')).not.toContainText(
    phone.words.say('common:stage.suspect_identified'),
  );
  await thief.opensPortal();
  await expect(thief.page.getByLabel(thief.words.say('portal:enter.number'))).toBeVisible();
});

test('an idle officer signs in again and is where they were', async ({ server, newOfficer }) => {
  const officer = await newOfficer('investigator');
  await officer.signsIn();
  await officer.opensCase(given(server.pass).number);
  const address = officer.page.url();
  await server.moveClock(31 * MINUTE);
  await expect(officer.field('console:signIn.badge')).toBeVisible({ timeout: 15_000 });
  await expect(officer.page.locator('body')).not.toContainText(given(server.pass).number);
  await officer.signsInHere();
  await expect(officer.page.getByRole('main')).toContainText(given(server.pass).number);
  expect(officer.page.url()).toBe(address);
});

test('what an officer was writing survives a reload, and not the session', async ({ server, newOfficer }) => {
  const { number } = given(server.pass);
  const officer = await newOfficer('investigator');
  await officer.signsIn();
  await officer.opensCase(number);
  const note = officer.field('console:composer.note');
  await note.fill('已联系商户调取监控');
  await officer.page.reload();
  await expect(note).toHaveValue('已联系商户调取监控');
  await officer.signsOut();
  await officer.signsInHere();
  await officer.opensCase(number);
  await expect(note).toHaveValue('');
});

test('an idle case pass session ends with an honest word', async ({ server, newPhone }) => {
  const phone = await newPhone();
  await phone.opensByQr(given(server.pass));
  await phone.page.goto('about:blank');
  await server.moveClock(25 * 60 * MINUTE);
  await phone.opensPortal();
  await expect(phone.shows('portal:notice.ended.title')).toBeVisible();
});

/** Everything a person could tell the two refusals apart by, but for what they typed themselves. */
async function refusalOf(phone: Phone, number: string, code: string) {
  const answered = phone.page.waitForResponse((response) => response.url().endsWith('/api/v1/pass/session'));
  await phone.opensPortal();
  await phone.typesPass(number, code);
  const answer = await answered;
  const notice = phone.page.getByRole('alert');
  await expect(notice).toBeVisible();
  const { error } = await answer.json();
  return {
    status: answer.status(),
    code: error.code,
    fields: Object.keys(error).toSorted(),
    words: await notice.innerText(),
    page: await phone.page.locator('main').innerText(),
  };
}

test('a wrong code and an unknown case read the same; the right one may be typed carelessly', async ({
  server,
  newPhone,
}) => {
  const { number, code } = given(server.pass);
  const phone = await newPhone();
  const wrong = code.replace(/^./, (first) => (first === '7' ? '8' : '7'));
  expect(await refusalOf(phone, number, wrong)).toEqual(await refusalOf(phone, 'CZ-2611-9999', code));

  const careless = code.toLowerCase().replaceAll('0', 'O').replaceAll('1', 'l').replace(/.{4}/g, '$& -');
  await phone.typesPass(number.toLowerCase().replaceAll('-', ' '), careless);
  await expect(phone.live()).toBeVisible();
});

test('a reissued pass throws the old phone out and says why', async ({ server, newOfficer, newPhone }) => {
  const pass = given(server.pass);
  const phone = await newPhone();
  await phone.opensByQr(pass);
  const desk = await newOfficer('desk');
  await desk.signsIn();
  await desk.opensCase(pass.number);
  const renewed = await desk.reissuesPass();
  expect(renewed.number).toBe(pass.number);
  expect(renewed.code).not.toBe(pass.code);
  await expect(phone.shows('portal:notice.ended.title')).toBeVisible();
  await expect(phone.shows('portal:notice.ended.detail')).toBeVisible();
  await expect(phone.page.locator('body')).not.toContainText(pass.number);
  await phone.page.goto('about:blank');
  await phone.page.goto(pass.address);
  await expect(phone.shows('portal:notice.refused.title')).toBeVisible();
  await phone.page.goto('about:blank');
  await phone.opensByQr(renewed);
  await expect(phone.live()).toBeVisible();
});

test('two officers at once: the later one sees what changed, decides again, and both updates stand', async ({
  server,
  newOfficer,
  newPhone,
}) => {
  const pass = given(server.pass);
  const phone = await newPhone();
  await phone.opensByQr(pass);
  const first = await newOfficer('investigator');
  const second = await newOfficer('patrol');
  await first.signsIn();
  await second.signsIn();
  await first.opensCase(pass.number);
  await second.opensCase(pass.number);
  await expect(first.shows('console:case.here')).toBeVisible();
  await expect(second.shows('console:case.here')).toBeVisible();

  await first.posts('suspect_apprehended');
  await second.notes('已通知刘先生来所辨认。');
  await first.hasSent();
  await expect(second.button('console:undo.look')).toBeVisible();
  await second.button('console:undo.look').click();
  await expect(second.dialog()).toContainText(second.words.say('common:milestone.suspect_apprehended.title'));
  await expect(phone.entry('common:milestone.suspect_apprehended.title')).toBeVisible();
  await second.button('console:stale.send.shared').click();
  await second.hasSent();
  await expect(phone.page.getByText('已通知刘先生来所辨认。')).toBeVisible();
  await expect(first.page.getByText('已通知刘先生来所辨认。')).toBeVisible();
});

async function goesBack(page: Page): Promise<void> {
  await page.goBack().catch(() => null);
}

test('quick exit leaves nothing to go back to', async ({ server, newPhone }) => {
  const phone = await newPhone();
  await phone.page.goto('about:blank');
  await phone.opensByQr(given(server.pass));
  await phone.page.getByRole('button', { name: phone.words.say('portal:quickExit') }).click();
  await expect(phone.page).toHaveURL('about:blank');
  await goesBack(phone.page);
  await expect(phone.page).toHaveURL('about:blank');

  await phone.opensByQr(given(server.pass));
  for (const _ of [1, 2, 3]) await phone.page.keyboard.press('Shift');
  await expect(phone.page).toHaveURL('about:blank');
});

test('“back” closes the open sheet, and the page only after it', async ({ server, newPhone }) => {
  const phone = await newPhone();
  await phone.page.goto('about:blank');
  await phone.opensByQr(given(server.pass));
  await phone.minds();
  const address = phone.page.url();
  for (const key of ['portal:handBack.link', 'portal:foot.accessLog']) {
    await phone.opensSheet(key);
    await goesBack(phone.page);
    await expect(phone.sheet()).toBeHidden();
    await expect(phone.now()).toBeVisible();
  }
  await phone.opensSheet('portal:handBack.link');
  await phone.page.getByRole('button', { name: phone.words.say('portal:handBack.keep') }).click();
  await expect(phone.sheet()).toBeHidden();
  expect(phone.page.url()).toBe(address);
  await goesBack(phone.page);
  await expect(phone.page).toHaveURL('about:blank');
});

test('quick exit out of a sheet, or after one, leaves nothing behind or ahead', async ({
  server,
  newPhone,
}) => {
  const phone = await newPhone();
  const { page } = phone;
  for (const isOpen of [true, false]) {
    await page.goto('about:blank');
    await phone.opensByQr(given(server.pass));
    await phone.minds();
    await phone.opensSheet('portal:handBack.link');
    if (!isOpen) {
      await page.keyboard.press('Escape');
      await expect(phone.sheet()).toBeHidden();
    }
    for (const _ of [1, 2, 3]) await page.keyboard.press('Shift');
    await expect(page).toHaveURL('about:blank');
    await page.goForward().catch(() => null);
    await expect(page).toHaveURL('about:blank');
    await goesBack(page);
    await goesBack(page);
    await expect(page).toHaveURL('about:blank');
  }
});

test('the phone changes its language in place and remembers it', async ({ server, newPhone }) => {
  const phone = await newPhone();
  await phone.opensByQr(given(server.pass));
  let shown = phone.words;
  for (const language of [...LANGUAGES.slice(1), LANGUAGES[0]]) {
    const name = shown.say(`common:language.${shown.language}`);
    await phone.page.getByRole('button', { name: shown.say('portal:languageNow', { name }) }).click();
    await phone.page.getByRole('button', { name: shown.say(`common:language.${language}`) }).click();
    shown = wordsIn(language);
    await expect(phone.now()).toHaveText(shown.say('common:stage.suspect_identified'));
    await expect(phone.page.locator('html')).toHaveAttribute('lang', language);
    await expect(phone.page.locator('html')).toHaveAttribute('dir', directionOf(language));
    await expect(phone.page.getByText(shown.like('portal:connection.live'))).toBeVisible();
    for (const width of [390, 360]) expect(await phone.showsStationWhole(width), language).toBe(true);
    await phone.page.reload();
    await expect(phone.now()).toHaveText(shown.say('common:stage.suspect_identified'));
  }
});

test('the kept page opens without any server to the last state, and says how old it is', async ({
  server,
  newPhone,
}) => {
  const phone = await newPhone();
  await phone.opensByQr(given(server.pass));
  await expect(phone.live()).toBeVisible();
  const before = await phone.titles();
  await phone.page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  await expect
    .poll(() => phone.page.evaluate(async () => (await (await caches.open('shell-1')).keys()).length))
    .toBeGreaterThan(5);
  await server.stop('SIGTERM');
  await phone.context.setOffline(true);
  await phone.page.reload();
  await expect(phone.offline()).toBeVisible();
  await expect(phone.now()).toHaveText(phone.words.say('common:stage.suspect_identified'));
  expect(await phone.titles()).toEqual(before);
});
