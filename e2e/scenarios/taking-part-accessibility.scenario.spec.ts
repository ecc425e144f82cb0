import { expect, type Page } from '@playwright/test';
import { LANGUAGES, type Language } from '@sunshine-seat/shared/domain/languages.ts';
import { PHONE, Phone } from '../actors/phone.ts';
import { Stage } from '../actors/stage.ts';
import { StillDesk } from '../actors/still-desk.ts';
import { TakingPart } from '../actors/talk.ts';
import { test } from '../actors.ts';
import { keepPicture } from '../harness/camera.ts';
import { inspector } from '../harness/inspector.ts';
import { tabTo } from '../harness/keyboard.ts';
import { openCase } from '../harness/open-case.ts';
import { handWithPass } from '../harness/station-hand.ts';
import { shareStill } from '../harness/still-hand.ts';
import { COAT, HEADS, streetAt } from '../harness/street.ts';
import { wordsIn } from '../harness/words.ts';

const NARROW = 320;
/** Languages whose looks belong among the main pictures: the source, and the one that runs the other way. */
const PICTURED: readonly Language[] = ['zh-Hans', 'ar'];

/** The language a person would have chosen here before; the page starts in it. */
async function speak(page: Page, language: Language): Promise<void> {
  await page.evaluate((chosen) => localStorage.setItem('sunshine.language', chosen), language);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}

/** A case on which both sides have said and shown all there is. */
async function busyCase(server: Parameters<typeof openCase>[0], picture: Buffer) {
  const open = await openCase(server);
  const caseId = open.row.id;
  const { investigator, pass } = open;
  const still = await shareStill(investigator, caseId, picture, [...HEADS]);
  const owner = await handWithPass(server, pass);
  const circle = {
    shape: 'circle' as const,
    points: [
      [COAT.x - 60, COAT.y - 160],
      [COAT.x + 70, COAT.y + 130],
    ] as [number, number][],
    text: '就是他',
  };
  const drawn = await owner.call('drawOwnMark', { body: { still, mark: circle } });
  await investigator.call('drawMark', {
    params: { caseId },
    body: { still, mark: { ...circle, shape: 'arrow', text: null } },
  });
  const mark = drawn.events.find(({ entry }) => entry.type === 'mark-drawn');
  if (mark) await owner.call('addOwnClue', { body: { form: 'mark', markId: mark.entry.id, text: null } });
  await owner.call('sendOwnMessage', { body: { text: '他背着一个黑色双肩包。' } });
  await investigator.call('sendMessage', {
    params: { caseId },
    body: { text: '收到，请把手机留在身边。' },
  });
  const { row } = await investigator.call('getCase', { params: { caseId } });
  await investigator.call('sendLookout', {
    params: { caseId },
    body: {
      version: row.version,
      description: '男，灰色外套，黑色双肩包',
      place: '青年路公交站往南',
      picture: { still, isOriginal: false },
      clueId: null,
      isTold: true,
    },
  });
  const item = await investigator.call('listItem', {
    params: { caseId },
    body: {
      name: '白色手机',
      imei: '356938035643809',
      serial: null,
      plate: null,
      marks: '背面有一道划痕',
      value: 3200,
      uploadId: null,
    },
  });
  const listed = item.events.find(({ type }) => type === 'item-listed');
  if (listed?.type !== 'item-listed') throw new Error('Nothing was listed.');
  await investigator.call('moveItem', {
    params: { caseId, itemId: listed.item.id },
    body: { version: item.row.version, state: 'recovered' },
  });
  await owner.leave();
  return open;
}

test('taking part on the phone, in every language and theme', async ({ server, browser, newPhone }) => {
  test.setTimeout(300_000);
  const camera = await browser.newPage();
  const { pass } = await busyCase(server, await streetAt(camera, '12:41:07'));
  await camera.close();
  const phone = await newPhone();
  const { page } = phone;
  const inspect = inspector(page);
  await phone.opensByQr(pass);
  for (const language of LANGUAGES) {
    await speak(page, language);
    const words = wordsIn(language);
    const visitor = new Phone(page, words, server);
    const part = new TakingPart(visitor);
    const look = async (what: string) => {
      await inspect.check(`${what}, ${language}`);
      await inspect.checkNarrow(`${what}, ${language}`, NARROW);
      await inspect.checkTouch(`${what}, ${language}`);
      if (PICTURED.includes(language)) await keepPicture(page, `phone-${what}-${language}`);
    };
    await expect(part.dock()).toBeVisible();
    await expect(visitor.shows('items:own.question')).toBeVisible();
    await look('case');
    await part.opens('stills');
    await new Stage(page, words).shows();
    await new Stage(page, words).chooses('text');
    await look('stills');
    await part.closes();
    await part.opens('messages');
    await expect(part.messages()).toHaveCount(2);
    await look('messages');
    await part.closes();
    await part.opens('photo');
    await look('photo');
    await part.closes();
    await part.opens('clue');
    await look('clue');
    await part.closes();
    for (const link of ['portal:foot.accessLog', 'portal:foot.helpers']) {
      await page.getByRole('button', { name: words.say(link), exact: true }).click();
      await expect(page.getByRole('dialog').locator('.people')).toBeVisible();
      await look(link.split('.')[1] ?? link);
      if (link.endsWith('helpers')) {
        await page.getByRole('button', { name: words.say('people:helpers.add'), exact: true }).click();
        await look('helper-form');
      }
      await page.keyboard.press('Escape');
    }
  }
  expect(inspect.found).toEqual([]);
});

for (const language of LANGUAGES) {
  test(`taking part at the console, in every theme, in ${language}`, async ({
    server,
    browser,
    newOfficer,
  }) => {
    const camera = await browser.newPage();
    const picture = await streetAt(camera, '12:41:07');
    await camera.close();
    const { row } = await busyCase(server, picture);
    const investigator = await newOfficer('investigator', language);
    const { page, words } = investigator;
    const inspect = inspector(page);
    const look = async (what: string) => {
      await inspect.check(`${what}, ${language}`);
      await inspect.checkNarrow(`${what}, ${language}`, NARROW);
      if (PICTURED.includes(language)) await keepPicture(page, `console-${what}-${language}`);
    };
    const closes = async () => {
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    };

    await investigator.signsIn();
    await investigator.opensCase(row.number);
    await expect(page.getByRole('region', { name: words.like('lookouts:title') })).toBeVisible();
    await look('taking-part');
    for (const [name, opener] of [
      ['lookout', 'lookouts:send'],
      ['spoken-clue', 'talk:add.action'],
      ['list-item', 'items:add'],
      ['return-list', 'items:print.action'],
      ['narrow', 'people:narrow.button'],
    ] as const) {
      await page
        .getByRole('button', { name: words.say(opener), exact: true })
        .first()
        .click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await look(name);
      await closes();
    }

    const desk = new StillDesk(investigator);
    await desk.opens();
    await desk.stage.shows();
    await desk.stage.chooses('circle');
    await look('stills');
    for (const [name, opener] of [
      ['still-original', 'stills:sealed.see'],
      ['still-register', 'stills:register.open'],
      ['still-withdraw', 'stills:withdraw.open'],
      ['still-add', 'stills:add.open'],
    ] as const) {
      await investigator.button(opener).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await look(name);
      await closes();
    }
    await investigator.chooses('stills:mode.label', 'stills:mode.mask');
    await investigator.button('stills:mask.add').click();
    await look('masks');

    const patrol = await newOfficer('patrol', language);
    await patrol.page.setViewportSize(PHONE.viewport);
    await patrol.signsIn('/lookouts');
    await expect(patrol.page.getByText('黑色双肩包').first()).toBeVisible();
    const onPatrol = inspector(patrol.page);
    await onPatrol.check(`patrol, ${language}`);
    await onPatrol.checkNarrow(`patrol, ${language}`, NARROW);
    await onPatrol.checkTouch(`patrol, ${language}`);
    if (PICTURED.includes(language)) await keepPicture(patrol.page, `patrol-${language}`);
    expect([...inspect.found, ...onPatrol.found]).toEqual([]);
  });
}

test('an officer without a mouse calls up a still, masks it, shares it and draws on it', async ({
  server,
  browser,
  newOfficer,
}) => {
  const camera = await browser.newPage();
  const picture = await streetAt(camera, '12:41:07');
  await camera.close();
  const { row, pass } = await openCase(server);
  const officer = await newOfficer('investigator');
  const { page, words } = officer;
  const { keyboard } = page;
  await officer.signsIn();
  await page.goto(`${server.url}/console/cases/${row.id}/stills`);

  const pick = officer.button('stills:add.pick');
  // Asked for ahead: a key is quicker at the page than the wish to be told of the chooser.
  const chosen = page.waitForEvent('filechooser');
  await tabTo(pick);
  await keyboard.press('Enter');
  const chooser = await chosen;
  await chooser.setFiles({ name: 'a.png', mimeType: 'image/png', buffer: picture });
  await tabTo(officer.field('stills:add.camera'));
  await keyboard.type('03');
  await tabTo(page.getByLabel(words.say('stills:add.reason')));
  await keyboard.type('核对');
  await tabTo(officer.button('stills:add.action'));
  await keyboard.press('Enter');
  await expect(officer.dialog()).toBeHidden();

  await tabTo(officer.button('stills:mask.add'));
  await keyboard.press('Enter');
  const masks = page.getByRole('list', { name: words.say('stills:mask.list') }).getByRole('listitem');
  await expect(masks).toHaveCount(1);
  await expect(page.getByRole('application')).toBeFocused();
  for (let step = 0; step < 3; step += 1) await keyboard.press('ArrowLeft');
  await keyboard.press('Shift+ArrowDown');
  await keyboard.press('Delete');
  await expect(masks).toHaveCount(0);
  await keyboard.press('Control+z');
  await expect(masks).toHaveCount(1);
  await tabTo(officer.button('stills:share.action.live'));
  await keyboard.press('Enter');
  const stage = new Stage(page, words);
  await stage.shows();

  const tool = page
    .getByRole('toolbar', { name: words.say('co-viewing:tools') })
    .getByRole('button', { name: words.say('co-viewing:tool.arrow'), exact: true });
  await tabTo(tool);
  await keyboard.press('Enter');
  const surface = page.getByRole('application');
  await tabTo(surface);
  // The first press shows the crosshair, the second sets the point.
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  for (let step = 0; step < 4; step += 1) await keyboard.press('ArrowRight');
  await keyboard.press('Enter');
  await expect(stage.marks()).toHaveCount(1);
  const owner = await handWithPass(server, pass);
  const { events } = await owner.call('getOwnCase');
  expect(events.map(({ entry }) => entry.type)).toContain('mark-drawn');
  await keyboard.press('Control+z');
  await expect(stage.marks()).toHaveCount(0);
});
