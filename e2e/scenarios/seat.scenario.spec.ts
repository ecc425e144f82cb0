import { expect, type Page } from '@playwright/test';
import type { Reply } from '@sunshine-seat/shared/contract/routes.ts';
import type { Language } from '@sunshine-seat/shared/domain/languages.ts';
import { SCOPES } from '@sunshine-seat/shared/domain/recovery-window.ts';
import { HALL, PORTRAIT } from '../actors/kiosk.ts';
import type { Officer } from '../actors/officer.ts';
import { test } from '../actors.ts';
import { cameraFor } from '../harness/camera.ts';
import { inspector } from '../harness/inspector.ts';
import type { Server } from '../harness/server.ts';
import { approve, ask, handOf, handWithPass, post, reportWith, revoke } from '../harness/station-hand.ts';
import { shareStill } from '../harness/still-hand.ts';
import { COAT, HEADS, streetAt } from '../harness/street.ts';

const MINUTE = 60_000;

/** A case inside a window that shares everything, with two stills; made through the interface alone. */
async function coViewedCase(server: Server, drawing: Page, language: Language) {
  const desk = await handOf(server, server.person('desk'));
  const investigator = await handOf(server, server.person('investigator'));
  const approver = await handOf(server, server.person('approver'));
  const { row, pass } = await reportWith(desk, server, language);
  const accepted = await post(investigator, { row }, 'case_accepted');
  const started = await post(investigator, accepted, 'investigation_started');
  await approve(approver, await ask(investigator, started, [...SCOPES]));
  const street = await streetAt(drawing, '12:41:07');
  const evening = await streetAt(drawing, '12:38:52', '#6f7d95');
  await shareStill(investigator, row.id, evening, [...HEADS]);
  const still = await shareStill(investigator, row.id, street, [...HEADS]);
  const { row: now } = await investigator.call('getCase', { params: { caseId: row.id } });
  await post(investigator, { row: now }, 'suspect_identified');
  return { id: row.id, pass, still, investigator, approver };
}

type Shared = Awaited<ReturnType<typeof coViewedCase>>;

const officerMark = ({ investigator, id, still }: Shared) =>
  investigator.call('drawMark', {
    params: { caseId: id },
    body: {
      still,
      mark: {
        shape: 'circle',
        points: [
          [COAT.x - 90, COAT.y - 160],
          [COAT.x + 90, COAT.y + 150],
        ],
        text: null,
      },
    },
  });

async function complainantMark(server: Server, { pass, still }: Shared) {
  const own = await handWithPass(server, pass);
  await own.call('drawOwnMark', {
    body: {
      still,
      mark: {
        shape: 'circle',
        points: [
          [COAT.x - 130, COAT.y - 200],
          [COAT.x + 130, COAT.y + 190],
        ],
        text: '灰色外套',
      },
    },
  });
}

const seatCard = (officer: Officer) =>
  officer.page.getByRole('region', { name: officer.words.say('seats:title'), exact: true });

async function opensSeat(officer: Officer, n: number): Promise<void> {
  await seatCard(officer)
    .getByRole('button', { name: officer.words.say('seats:openAt', { n }) })
    .click();
  await expect(seatCard(officer)).toContainText(officer.words.say('seats:shownAt', { n }));
}

async function caseNow({ investigator, id }: Shared): Promise<Reply<'getCase'>> {
  return investigator.call('getCase', { params: { caseId: id } });
}

test('a case is looked at together on seat 2, and leaves nothing behind', async ({
  server,
  newOfficer,
  newKiosk,
  newSeatDisplay,
  open,
}) => {
  const photograph = cameraFor('seat');
  const admin = await newOfficer('admin');
  const kiosk = await newKiosk();
  const display = await newSeatDisplay();
  const inspectDisplay = inspector(display.page);

  await test.step('the display is paired for seat 2, the other one for the hall', async () => {
    await admin.signsIn();
    await display.opens();
    await admin.pairsKiosk(await display.digits(), '2 号坐席屏', 2);
    await expect(display.idle()).toContainText('2');
    await kiosk.opens();
    await admin.pairsKiosk(await kiosk.digits(), '大厅');
    await expect(kiosk.seat(2, 'free')).toBeVisible();
    await expect(admin.shows('seats:ready')).toBeVisible();
    const inspectSettings = inspector(admin.page);
    await inspectSettings.check('settings of seats');
    expect(inspectSettings.found).toEqual([]);
    await photograph(admin.page, 'settings', 'console-seats');
  });

  await test.step('nobody is served: a calm page in every language', async () => {
    for (const language of ['en', 'ar', 'zh-Hans'] as const) {
      await display.speaks(language);
      await inspectDisplay.check(`idle, ${language}`);
      await photograph(display.page, `idle-${language}`, `seat-idle-${language}`);
    }
    await display.page.setViewportSize(PORTRAIT);
    await photograph(display.page, 'idle-portrait');
    await display.page.setViewportSize(HALL.viewport);
    await display.holdsNothing();
  });

  const shared = await coViewedCase(server, await open('zh-Hans', HALL), 'zh-Hans');
  const officer = await newOfficer('investigator');

  await test.step('the officer opens the case on seat 2, and the picture is there', async () => {
    await officer.signsIn(`/cases/${shared.id}`);
    await expect(seatCard(officer)).toBeVisible();
    await photograph(officer.page, 'console-choice');
    await opensSeat(officer, 2);
    await display.showsStill();
    await expect(display.page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
    await expect(kiosk.seat(2, 'viewing')).toBeVisible();
    await expect(kiosk.seat(1, 'free')).toBeVisible();
  });

  await test.step('marks of both sides arrive on it as they are drawn', async () => {
    await officerMark(shared);
    await expect(display.mark('民警 1')).toBeVisible();
    await complainantMark(server, shared);
    await expect(display.mark('灰色外套')).toBeVisible();
    await inspectDisplay.check('case');
    await photograph(display.page, 'case', 'seat-display');
    await display.fits();
    await display.page.setViewportSize(PORTRAIT);
    await inspectDisplay.check('case, portrait');
    await photograph(display.page, 'case-portrait', 'seat-display-portrait');
    await display.fits();
    await display.page.setViewportSize(HALL.viewport);
    expect(inspectDisplay.found).toEqual([]);
    const inspectCard = inspector(officer.page);
    await inspectCard.check('the card of seats');
    expect(inspectCard.found).toEqual([]);
    await seatCard(officer).scrollIntoViewIfNeeded();
    await photograph(officer.page, 'console-shown', 'console-seat');
  });

  await test.step('the hall says that the seat is taken, and not by whom', async () => {
    for (const language of ['en', 'ar', 'zh-Hans'] as const) {
      const main = language === 'zh-Hans' ? 'kiosk-board-seats' : undefined;
      for (const size of [HALL.viewport, PORTRAIT]) {
        const shape = size === PORTRAIT ? '-portrait' : '';
        await kiosk.page.setViewportSize(size);
        await officer.page.mouse.move(size.width / 4, 200 + Math.random() * 100);
        await kiosk.speaks(language);
        await photograph(kiosk.page, `hall${shape}-${language}`, main && `${main}${shape}`);
      }
    }
    const inspectHall = inspector(kiosk.page);
    await inspectHall.check('board with seats, portrait');
    await kiosk.page.setViewportSize(HALL.viewport);
    await inspectHall.check('board with seats');
    expect(inspectHall.found).toEqual([]);
  });

  await test.step('the officer chooses which still is looked at', async () => {
    const before = await display.still().getAttribute('alt');
    await seatCard(officer)
      .getByText(officer.words.say('seats:still', { n: 1 }))
      .click();
    await expect(display.still()).not.toHaveAttribute('alt', before ?? '');
    await expect(display.mark('民警 1')).toBeHidden();
  });

  await test.step('a tap ends it: the display is wiped, console and hall know', async () => {
    await display.endButton('zh-Hans').tap();
    await display.holdsNothing();
    await expect(kiosk.seat(2, 'free')).toBeVisible();
    await expect(
      seatCard(officer).getByRole('button', { name: officer.words.say('seats:openAt', { n: 2 }) }),
    ).toBeVisible();
    for (const picture of display.pictures)
      expect((await display.page.request.get(picture)).status()).toBe(404);
  });

  await test.step('without a network it wipes itself, and comes back by itself', async () => {
    await opensSeat(officer, 2);
    await display.showsStill();
    await server.stop('SIGKILL');
    await expect(display.idle()).toBeVisible({ timeout: 20_000 });
    await display.holdsNothing();
    await photograph(display.page, 'lost');
    await server.start();
    await display.showsStill();
  });

  await test.step('five minutes without the officer, and it is wiped', async () => {
    await server.moveClock(4 * MINUTE);
    await expect(officer.shows('seats:away.soon')).toBeVisible();
    await officer.page.close();
    await server.moveClock(2 * MINUTE);
    await display.holdsNothing();
    await expect(kiosk.seat(2, 'free')).toBeVisible();
  });

  await test.step('withdrawn: wiped at once', async () => {
    const again = await newOfficer('investigator');
    await again.signsIn(`/cases/${shared.id}`);
    await opensSeat(again, 2);
    await display.showsStill();
    await shared.approver.call('stepUp', { body: { password: server.person('approver').password } });
    await revoke(shared.approver, await caseNow(shared));
    await display.holdsNothing();
    await expect(seatCard(again)).toContainText(again.words.say('seats:closed.window'));
    await photograph(again.page, 'console-closed');
  });
});

for (const language of ['ar', 'en'] as const) {
  test(`a display speaks ${language} with the complainant, and is wiped when the officer signs out or it is unpaired`, async ({
    server,
    newOfficer,
    newSeatDisplay,
    open,
  }) => {
    const photograph = cameraFor(`seat-${language}`);
    const admin = await newOfficer('admin');
    const display = await newSeatDisplay();
    await admin.signsIn();
    await display.opens();
    await admin.pairsKiosk(await display.digits(), '2 号坐席屏', 2);
    await expect(display.idle()).toBeVisible();
    const shared = await coViewedCase(server, await open('zh-Hans', HALL), language);
    const officer = await newOfficer('investigator', language);
    await officer.signsIn(`/cases/${shared.id}`);
    await opensSeat(officer, 2);
    await display.showsStill();
    await expect(display.page.locator('html')).toHaveAttribute('lang', language);
    await officerMark(shared);
    await complainantMark(server, shared);
    await expect(display.mark('灰色外套')).toBeVisible();
    const inspect = inspector(display.page);
    await inspect.check(`case, ${language}`);
    await photograph(display.page, 'case', `seat-display-${language}`);
    await display.fits();
    await display.page.setViewportSize(PORTRAIT);
    await photograph(display.page, 'case-portrait');
    await display.fits();
    await display.page.setViewportSize(HALL.viewport);
    expect(inspect.found).toEqual([]);
    await photograph(officer.page, 'console-shown');

    await officer.signsOut();
    await display.holdsNothing();

    await admin.page
      .getByRole('button', { name: admin.words.say('seats:settings.unpairOf', { n: 2 }) })
      .click();
    await admin
      .dialog()
      .getByRole('button', { name: admin.words.say('seats:settings.unpair'), exact: true })
      .click();
    expect(await display.digits()).toMatch(/^\d{6}$/);
  });
}
