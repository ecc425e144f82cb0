import { expect } from '@playwright/test';
import { DESKTOP } from '../actors/officer.ts';
import { PHONE } from '../actors/phone.ts';
import { Stage } from '../actors/stage.ts';
import { StillDesk } from '../actors/still-desk.ts';
import { TakingPart, TalkCard } from '../actors/talk.ts';
import { test } from '../actors.ts';
import { cameraFor } from '../harness/camera.ts';
import { COAT, HEADS, streetAt } from '../harness/street.ts';

const MINUTE = 60_000;
/** Solid, and nothing of what was there: the colour of every mask. */
const MASK = [0, 0, 0];
const SCOPES = ['location', 'messages', 'stills', 'seat'];

test('complainant, officers and patrol find the thief together', async ({
  browser,
  server,
  newOfficer,
  newPhone,
  newSeatDisplay,
}) => {
  test.setTimeout(300_000);
  const photograph = cameraFor('taking-part');
  const desk = await newOfficer('desk');
  const investigator = await newOfficer('investigator');
  const approver = await newOfficer('approver');
  const patrol = await newOfficer('patrol');
  const admin = await newOfficer('admin');
  const display = await newSeatDisplay();
  const phone = await newPhone();
  const camera = await browser.newPage();
  const picture = await streetAt(camera, '12:41:07');
  await camera.close();
  const stills = new StillDesk(investigator);
  const second = new StillDesk(desk);
  const part = new TakingPart(phone);
  const onPhone = new Stage(phone.page, phone.words);
  const atSeat = new Stage(display.page, phone.words);

  await test.step('seat 2 has a display', async () => {
    await display.opens();
    await admin.signsIn();
    await admin.pairsKiosk(await display.digits(), '2 号坐席屏', 2);
    await expect(display.idle()).toBeVisible();
  });

  const pass = await test.step('a report becomes a case whose stills may be shared', async () => {
    await desk.signsIn();
    const taken = await desk.takesReport({
      kind: 'theft',
      place: '青年路公交站',
      what: '在公交站等车，包被划开，手机不见了。',
      item: '白色手机',
      name: '刘女士',
      phone: '13900000391',
      language: 'zh-Hans',
    });
    await desk.handsOverSlip();
    await investigator.signsIn();
    await investigator.opensCase(taken.number);
    await investigator.posts('case_accepted');
    await investigator.hasSent();
    await investigator.takesCharge();
    await investigator.requestsSharing('报案人认得出嫌疑人，需要一起看截图。', { scopes: SCOPES });
    await approver.signsIn();
    await approver.opensRequest(taken.number);
    await photograph(approver.page, 'approver-request');
    await approver.approveButton().click();
    await expect(approver.approveButton()).toBeHidden();
    await phone.opensByQr(taken);
    await expect(part.dock()).toBeVisible();
    await photograph(phone.page, 'phone-before');
    return taken;
  });

  await test.step('a still is called up, masked and shared', async () => {
    await stills.opens();
    await stills.callsUp(picture, '青年路公交站 03 号探头', '核对嫌疑人去向');
    for (const head of HEADS) await stills.stage.hides(head);
    await photograph(investigator.page, 'console-masking');
    await stills.shares('12:41 公交站台');
    await expect(phone.entry('portal:entry.still')).toBeVisible();
    await phone.reads();
    await photograph(phone.page, 'phone-still-arrived');
  });

  await test.step('the phone shows the copy: where it is masked, there is nothing else', async () => {
    await part.opens('stills');
    await onPhone.shows();
    for (const { x, y, width, height } of HEADS) {
      for (const at of [
        [x + 6, y + 6],
        [x + width - 6, y + height - 6],
        [x + width / 2, y + height / 2],
      ] as const) {
        expect(await onPhone.colourAt(at)).toEqual(MASK);
      }
    }
    expect(await onPhone.colourAt([COAT.x, COAT.y])).not.toEqual(MASK);
  });

  await test.step('the seat shows what the phone shows', async () => {
    await investigator.opensCase(pass.number);
    await investigator.page
      .getByRole('button', { name: investigator.words.say('seats:openAt', { n: 2 }) })
      .click();
    await display.showsStill();
    await stills.opens();
    await stills.stage.shows();
  });

  await test.step('three screens draw at once, and every mark is on all of them', async () => {
    await desk.opensCase(pass.number);
    await second.opens();
    await second.stage.shows();
    const { x, y } = COAT;
    await Promise.all([
      stills.stage.draws('arrow', [x - 260, y - 160], [x - 70, y - 20], '灰色外套'),
      second.stage.draws('circle', [x + 95, y - 120], [x + 195, y + 120]),
      onPhone.draws('circle', [x - 60, y - 160], [x + 70, y + 130], '就是他'),
    ]);
    for (const stage of [stills.stage, second.stage, onPhone, atSeat]) {
      await expect(stage.marks()).toHaveCount(3);
    }
    await photograph(investigator.page, 'console-looking-together');
    await photograph(phone.page, 'phone-marks');
    await photograph(display.page, 'seat-marks');
  });

  await test.step('undo takes one’s own mark alone', async () => {
    await desk.button('co-viewing:undo').click();
    for (const stage of [stills.stage, second.stage, onPhone, atSeat]) {
      await expect(stage.marks()).toHaveCount(2);
    }
  });

  await test.step('one tap makes the mark a clue; its officers assess it and say thank you', async () => {
    await phone.page
      .getByRole('button', { name: phone.words.say('take-part:stills.makeClue') })
      .first()
      .click();
    await expect(phone.shows('take-part:stills.isClue')).toBeVisible();
    await part.closes();
    await investigator.opensCase(pass.number);
    const talk = new TalkCard(investigator);
    await expect(talk.card()).toContainText('就是他');
    await talk
      .card()
      .getByRole('button', { name: investigator.words.say('talk:assessment.useful') })
      .click();
    await investigator.page.getByRole('button', { name: investigator.words.like('talk:thank.of') }).click();
    await investigator.field('talk:thank.note').fill('帮了大忙。');
    await talk
      .card()
      .getByRole('button', { name: investigator.words.say('talk:thank.send'), exact: true })
      .click();
    await expect(phone.entry('portal:entry.thanked')).toContainText('帮了大忙。');
    await expect(phone.page.locator('body')).not.toContainText(phone.words.say('talk:assessment.useful'));
  });

  await test.step('messages go both ways, with how far they have come', async () => {
    const talk = new TalkCard(investigator);
    await part.opens('messages');
    await part.writes('他背着一个黑色双肩包。');
    await expect(talk.card()).toContainText('他背着一个黑色双肩包。');
    await talk.writes('收到，请把手机留在身边。');
    await expect(part.sheet()).toContainText('收到，请把手机留在身边。');
    await expect(part.messages().first()).toContainText(phone.words.say('take-part:sign.seen').slice(0, 2));
    await photograph(phone.page, 'phone-messages');
    await photograph(investigator.page, 'console-talk');
    await part.closes();
  });

  const lookout = patrol.page.getByRole('listitem').filter({ hasText: '三十岁左右' });
  const answers = (answer: string) =>
    lookout
      .getByRole('button', { name: patrol.words.say(`lookouts:lookoutAnswer.${answer}`), exact: true })
      .click();

  await test.step('the clue becomes a lookout on the patrol’s phone', async () => {
    await patrol.page.setViewportSize(PHONE.viewport);
    await patrol.signsIn('/lookouts');
    await investigator.page
      .getByRole('button', { name: investigator.words.like('talk:lookout.of') })
      .first()
      .click();
    await investigator.field('lookouts:dialog.description').fill('男，三十岁左右，灰色外套，黑色双肩包');
    await investigator.field('lookouts:dialog.place').fill('青年路公交站往南');
    await investigator
      .dialog()
      .getByText(/03 号探头/)
      .click();
    await photograph(investigator.page, 'console-lookout');
    await investigator.button('lookouts:dialog.send').click();
    await expect(investigator.dialog()).toBeHidden();
    await expect(lookout).toBeVisible();
    await expect(lookout.getByRole('img')).toBeVisible();
    await expect(patrol.page.locator('body')).not.toContainText(pass.number);
    await expect(patrol.page.locator('body')).not.toContainText('刘女士');
    await photograph(patrol.page, 'patrol-lookout');
  });

  await test.step('caught: the case moves, and the complainant hears of it once it is safe', async () => {
    await patrol.page.getByLabel(patrol.words.say('lookouts:patrol.place')).fill('人民广场地铁口');
    await answers('following');
    await expect(patrol.shows('lookouts:patrol.said')).toBeVisible();
    await answers('caught');
    await expect(patrol.shows('lookouts:patrol.saidCaught')).toBeVisible();
    await photograph(patrol.page, 'patrol-caught');
    await expect(
      investigator.page.getByText(investigator.words.say('lookouts:lookoutAnswer.caught')).first(),
    ).toBeVisible();
    await expect(phone.now()).not.toHaveText(phone.words.say('common:stage.suspect_apprehended'));
    await server.moveClock(6 * MINUTE);
    await expect(phone.now()).toHaveText(phone.words.say('common:stage.suspect_apprehended'));
    await expect(phone.page.locator('body')).not.toContainText('人民广场');
    await photograph(phone.page, 'phone-caught');
  });

  await test.step('the phone is back: confirmed by its owner, handed over, signed for', async () => {
    const move = (state: string) =>
      investigator.page.getByRole('button', {
        name: investigator.words.like('items:moveOf', {
          state: investigator.words.say(`common:itemState.${state}`),
        }),
      });
    await move('recovered').click();
    await investigator.button('items:offer.yes').click();
    await investigator.hasSent();
    await expect(phone.shows('items:own.question')).toBeVisible();
    await photograph(phone.page, 'phone-is-it-mine');
    await phone.page.getByRole('button', { name: phone.words.say('items:own.yes'), exact: true }).click();
    await expect(investigator.shows('items:word.mine')).toBeVisible();
    await investigator.button('items:print.action').click();
    await photograph(investigator.page, 'console-return-list');
    await investigator.page.keyboard.press('Escape');
    await move('returned').click();
    await investigator.button('items:offer.yes').click();
    await investigator.hasSent();
    await expect(phone.now()).toHaveText(phone.words.say('common:stage.property_returned'));
    await phone.reads();
    await photograph(phone.page, 'phone-returned');
    await investigator.page.setViewportSize({ ...DESKTOP.viewport, height: 2_400 });
    await photograph(investigator.page, 'console-whole-case');
  });
});
