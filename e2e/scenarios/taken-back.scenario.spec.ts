import { expect, type Page } from '@playwright/test';
import type { Language } from '@sunshine-seat/shared/domain/languages.ts';
import { Phone } from '../actors/phone.ts';
import { Stage } from '../actors/stage.ts';
import { TakingPart } from '../actors/talk.ts';
import { test } from '../actors.ts';
import { cameraFor } from '../harness/camera.ts';
import { timed } from '../harness/figures.ts';
import { openCase } from '../harness/open-case.ts';
import { revoke } from '../harness/station-hand.ts';
import { shareStill } from '../harness/still-hand.ts';
import { HEADS, streetAt } from '../harness/street.ts';

/** What a phone is told when it asks for a picture by its address. */
function asks(page: Page, pictureId: string) {
  return page.evaluate(async (id) => {
    const answer = await fetch(`/api/v1/pass/pictures/${id}`, { cache: 'no-store' });
    const said = answer.ok ? 'a picture' : await answer.json();
    return { status: answer.status, said: said.error?.code ?? said };
  }, pictureId);
}

const NEVER = '01970000-0000-7000-8000-000000000000';

test('what is taken back while it is looked at is gone, and as if it had never been', async ({
  server,
  browser,
  newPhone,
}) => {
  const photograph = cameraFor('taken-back');
  const camera = await browser.newPage();
  const picture = await streetAt(camera, '12:41:07');
  await camera.close();
  const { row, pass, investigator, approver } = await openCase(server);
  const caseId = row.id;
  const phone = await newPhone();
  const part = new TakingPart(phone);
  const stage = new Stage(phone.page, phone.words);
  const version = async () => (await investigator.call('getCase', { params: { caseId } })).row.version;
  const copies = async () => {
    const { events } = await investigator.call('getCase', { params: { caseId } });
    return events.flatMap((event) => (event.type === 'still-shared' ? event.pictureId : []));
  };
  const looks = async () => {
    await part.opens('stills');
    await stage.shows();
  };

  const first = await shareStill(investigator, caseId, picture, [...HEADS]);
  await phone.opensByQr(pass);

  await test.step('one still', async () => {
    await looks();
    const [copy = ''] = await copies();
    expect(await asks(phone.page, copy)).toEqual({ status: 200, said: 'a picture' });
    await investigator.call('withdrawStill', {
      params: { caseId, stillId: first },
      body: { version: await version() },
    });
    await timed('one still taken back', () => expect(stage.picture()).toHaveCount(0));
    expect(await asks(phone.page, copy)).toEqual(await asks(phone.page, NEVER));
    await part.closes();
  });

  await test.step('all stills, while the window stays open', async () => {
    await shareStill(investigator, caseId, picture, [...HEADS]);
    await looks();
    await investigator.call('narrowSharing', {
      params: { caseId },
      body: {
        version: await version(),
        scopes: ['timeline', 'messages'],
        code: 'privacy_of_others',
        reason: '图上有他人。',
      },
    });
    await timed('all stills taken back', () => expect(stage.picture()).toHaveCount(0));
    await expect(phone.shows('take-part:stills.gone')).toBeVisible();
    await photograph(phone.page, 'phone-narrowed');
    const copy = (await copies()).at(-1) ?? '';
    expect(await asks(phone.page, copy)).toEqual(await asks(phone.page, NEVER));
    await part.closes();
    await expect(part.dock()).toBeVisible();
    await expect(
      part.dock().getByRole('button', { name: phone.words.say('take-part:dock.stills') }),
    ).toHaveCount(0);
  });

  await test.step('everything', async () => {
    await part.opens('messages');
    await revoke(approver, { row: { ...row, version: await version() } });
    await timed('everything taken back', () => expect(phone.shows('portal:revoked.title')).toBeVisible());
    await expect(phone.shows('take-part:closed.revoked')).toBeVisible();
    await photograph(phone.page, 'phone-revoked');
    const held = JSON.stringify(await phone.leftovers());
    for (const copy of await copies()) expect(held).not.toContain(copy);
  });
});

test('“back” leads from one of several stills to all of them, and only then out of the sheet', async ({
  server,
  browser,
  newPhone,
}) => {
  const camera = await browser.newPage();
  const picture = await streetAt(camera, '12:41:07');
  await camera.close();
  const { row, pass, investigator } = await openCase(server);
  for (const _ of [1, 2]) await shareStill(investigator, row.id, picture, [...HEADS]);
  const phone = await newPhone();
  const part = new TakingPart(phone);
  const stage = new Stage(phone.page, phone.words);
  await phone.opensByQr(pass);
  await phone.minds();
  await part.opens('stills');
  const all = part.sheet().getByRole('list').getByRole('button');
  for (const _ of ['once', 'and once more']) {
    await all.last().click();
    await stage.shows();
    await phone.page.goBack().catch(() => null);
    await expect(stage.picture()).toHaveCount(0);
    await expect(all).toHaveCount(2);
  }
  await phone.page.goBack().catch(() => null);
  await expect(phone.page.getByRole('dialog')).toHaveCount(0);
  await expect(part.dock()).toBeVisible();
});

test('a minute without a network: both ends show the same afterwards, once each and in the same order', async ({
  server,
  newPhone,
  newOfficer,
}) => {
  const { row, pass, investigator } = await openCase(server);
  const caseId = row.id;
  const phone = await newPhone();
  const part = new TakingPart(phone);
  const officer = await newOfficer('investigator');
  await officer.signsIn();
  await officer.opensCase(row.number);
  await phone.opensByQr(pass);
  await part.opens('messages');
  await part.writes('我到大厅了。');
  await expect(part.messages()).toHaveCount(1);

  const says = (text: string) => investigator.call('sendMessage', { params: { caseId }, body: { text } });
  await phone.losesNetwork();
  await says('民警一号已到公交站。');
  await part.writes('我想起来了，他坐的是 8 路车。');
  await part.writes('车上人很多。');
  await server.moveClock(60_000);
  await says('正在看 8 路车的录像。');
  await expect(part.messages()).toHaveCount(3);
  await phone.findsNetwork();

  await expect(part.messages()).toHaveCount(5);
  await expect(part.sheet().locator('.pend')).toHaveCount(0);
  const { events } = await investigator.call('getCase', { params: { caseId } });
  const stored = events.flatMap((event) => (event.type === 'message-sent' ? event.text : []));
  expect(stored).toHaveLength(5);
  expect(new Set(stored).size).toBe(5);
  expect(await part.messages().locator('.said').allTextContents()).toEqual(stored);
  const shown = officer.page.getByRole('log', { name: officer.words.say('talk:title') });
  await expect(shown.getByRole('listitem')).toHaveCount(5);
  const atConsole = await shown.getByRole('listitem').allTextContents();
  expect(atConsole.map((line) => stored.findIndex((text) => line.includes(text)))).toEqual([0, 1, 2, 3, 4]);
});

for (const language of ['zh-Hans', 'ar'] satisfies Language[]) {
  test(`a relative looks along for as long as the complainant wants, in ${language}`, async ({
    server,
    newPhone,
    newOfficer,
  }) => {
    const photograph = cameraFor(`helper-${language}`);
    const { row, pass, investigator } = await openCase(server, language);
    const phone = await newPhone(language);
    const relative = await newPhone(language);
    const { page } = phone;
    const { say, like } = phone.words;
    const press = (key: string) => page.getByRole('button', { name: say(key), exact: true }).click();

    await phone.opensByQr(pass);
    await press('portal:foot.helpers');
    await press('people:helpers.add');
    await photograph(page, 'phone-who');
    await page.getByLabel(like('people:add.name')).or(page.locator('.plain-field')).first().fill('Mona');
    await press('people:add.make');
    await expect(page.getByText(like('people:slip.once'))).toBeVisible();
    await photograph(page, 'phone-slip');
    const code = (await page.locator('.slip-code').first().innerText()).replace(/\s/g, '');
    const helper = { number: row.number, code, address: `${server.url}/#${row.number}/${code}` };
    await press('people:slip.done');
    await expect(page.getByRole('dialog').getByText('Mona')).toBeVisible();

    await relative.opensByQr(helper);
    await expect(relative.page.locator('.notice')).toContainText(
      relative.words.say('portal:helping', { relation: relative.words.say('common:relation.relative') }),
    );
    await expect(new TakingPart(relative).dock()).toHaveCount(0);
    await expect(relative.page.getByRole('button', { name: say('portal:foot.helpers') })).toHaveCount(0);
    await photograph(relative.page, 'relative');
    await investigator.call('sendMessage', {
      params: { caseId: row.id },
      body: { text: '只写给报案人的话' },
    });
    await expect(relative.page.locator('body')).not.toContainText('只写给报案人的话');

    await page.reload();
    await press('portal:foot.helpers');
    await expect(page.getByText(like('people:helpers.isHere'))).toBeVisible();
    await photograph(page, 'phone-in-use');
    await page.getByRole('button', { name: say('people:takeBack.of', { name: 'Mona' }) }).click();
    await press('people:takeBack.confirm');
    await expect(new Phone(relative.page, relative.words, server).handBackLink()).toBeHidden();
    await photograph(relative.page, 'relative-ended');
    await page.keyboard.press('Escape');

    const officer = await newOfficer('investigator');
    await officer.signsIn();
    await officer.opensCase(row.number);
    await press('portal:foot.accessLog');
    await expect(page.getByText(like('people:access.intro'))).toBeVisible();
    await expect(page.getByRole('dialog').getByText(say('people:access.action.read')).first()).toBeVisible();
    await photograph(page, 'phone-access-log');
  });
}
