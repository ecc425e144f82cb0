import { expect } from '@playwright/test';
import { directionOf, type Language } from '@sunshine-seat/shared/domain/languages.ts';
import { HALL, PORTRAIT } from '../actors/kiosk.ts';
import { DESKTOP } from '../actors/officer.ts';
import { test } from '../actors.ts';
import { cameraFor } from '../harness/camera.ts';
import { timed } from '../harness/figures.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What an officer writes for officers; it must never leave the console. */
const INTERNAL = '线人说嫌疑人今晚会去老地方，不要外传。';

/** Width and height on paper, in whole millimetres. */
const A6 = '105 × 148';
const A6_AT_96_DPI = { width: 397, height: 559 };

function pagesOf(pdf: string): string[] {
  const boxes = pdf.matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]/g);
  const millimetres = (points: string | undefined) => Math.round((Number(points) / 72) * 25.4);
  return [...boxes].map(([, width, height]) => `${millimetres(width)} × ${millimetres(height)}`);
}

type Story = { language: Language; name: string; phone: string; item: string; what: string };
const STORIES: Story[] = [
  {
    language: 'zh-Hans',
    name: '刘女士',
    phone: '13900000391',
    item: '白色手机',
    what: '在公交站等车，包被划开，手机不见了。',
  },
  {
    language: 'ar',
    name: 'Rami Khoury',
    phone: '+86 13900000392',
    item: '黑色手机',
    what: '在商贸城门口付款后手机被人拿走。',
  },
];

for (const story of STORIES) {
  const { language } = story;

  test(`a complainant who reads ${language} follows their case to its end`, async ({
    server,
    newOfficer,
    newPhone,
    newKiosk,
  }) => {
    const photograph = cameraFor(`main-story-${language}`);
    const isMain = language === 'zh-Hans';
    /** The main pictures of this story, by language where the other story has them too. */
    const main = (name: string) => (isMain ? name : undefined);

    const desk = await newOfficer('desk');
    const investigator = await newOfficer('investigator');
    const approver = await newOfficer('approver');
    const admin = await newOfficer('admin');
    const phone = await newPhone(language);
    const kiosk = await newKiosk();

    await test.step('the hall display is paired by its six digits', async () => {
      await kiosk.opens();
      const digits = await kiosk.digits();
      await photograph(kiosk.page, 'kiosk-pairing', main('kiosk-pairing'));
      await admin.signsIn();
      await admin.pairsKiosk(digits, '大厅 1 号屏');
      await expect(kiosk.board()).toBeVisible();
      await photograph(admin.page, 'admin-kiosks');
    });

    await test.step('the investigator may also approve, as in a small station', async () => {
      await admin.givesRole(investigator.person.badge, 'approver');
      await photograph(admin.page, 'admin-officers', main('console-officers'));
    });

    const pass = await test.step('the desk takes the report and hands over the pass', async () => {
      await desk.signsIn();
      await photograph(desk.page, 'desk-queue', main('console-queue'));
      const taken = await desk.takesReport({
        kind: 'theft',
        place: '青年路公交站',
        what: story.what,
        item: story.item,
        name: story.name,
        phone: story.phone,
        language,
      });
      expect(taken.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
      await photograph(desk.page, 'desk-pass', main('console-pass-issued'));
      await desk.page.emulateMedia({ media: 'print' });
      await desk.page.setViewportSize(A6_AT_96_DPI);
      await expect(desk.page.locator('.case-pass-slip.paper')).toBeVisible();
      await photograph(desk.page, 'desk-slip', isMain ? 'case-pass-slip-zh-Hans' : 'case-pass-slip-ar');
      await desk.page.emulateMedia({ media: null });
      await desk.page.setViewportSize(DESKTOP.viewport);
      expect(pagesOf(await desk.printsSlip())).toEqual([A6]);
      await desk.handsOverSlip();
      await expect(desk.page.locator('body')).not.toContainText(taken.code.slice(0, 4));
      await desk.page.reload();
      await expect(desk.page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(desk.page.locator('body')).not.toContainText(taken.code.slice(0, 4));
      return taken;
    });

    await test.step('the phone opens the case by the QR, and the secret is nowhere in an address', async () => {
      await phone.opensByQr(pass);
      await expect(phone.page.locator('html')).toHaveAttribute('dir', directionOf(language));
      await expect(phone.now()).toHaveText(phone.words.say('common:stage.received'));
      await expect(phone.shows('portal:connection.connected')).toBeVisible();
      expect(phone.page.url()).toBe(`${server.url}/`);
      expect(phone.wire.addresses()).not.toContain(pass.code);
      await photograph(phone.page, 'phone-received');
    });

    await test.step('the investigator accepts the case and asks to share it', async () => {
      await investigator.signsIn();
      await investigator.opensCase(pass.number);
      await investigator.posts('case_accepted');
      await investigator.hasSent();
      await investigator.takesCharge();
      await investigator.requestsSharing('报案人认得出嫌疑人，需要同步核对。', { scopes: ['location'] });
      await expect(phone.now()).toHaveText(
        phone.words.say('portal:hero.asked', { stage: phone.words.say('common:stage.accepted') }),
      );
      await phone.reads();
      await photograph(phone.page, 'phone-waiting', main('complainant-waiting-zh-Hans'));
      await photograph(investigator.page, 'investigator-case-asked');
    });

    await test.step('who asked cannot approve', async () => {
      await investigator.opensRequest(pass.number);
      await expect(investigator.shows('console:approval.own')).toBeVisible();
      await expect(investigator.approveButton()).toBeHidden();
      await photograph(investigator.page, 'investigator-own-request', main('approval-own-request'));
    });

    await test.step('another officer approves, with the password once more', async () => {
      await approver.signsIn();
      await server.moveClock(6 * MINUTE);
      await approver.opensRequest(pass.number);
      await approver.page.setViewportSize({ width: 390, height: 844 });
      await expect(approver.shows('console:live.live')).toBeVisible({ timeout: 15_000 });
      await photograph(approver.page, 'approver-request', main('approval-phone'));
      await approver.approveButton().click();
      await photograph(approver.page, 'approver-step-up');
      await approver.confirmsPassword();
      await approver.page.setViewportSize(DESKTOP.viewport);
    });

    const alias = await test.step('the phone and the hall go live without being touched', async () => {
      await expect(phone.live()).toBeVisible();
      await expect(phone.now()).toHaveText(phone.words.say('common:stage.accepted'));
      const found = await phone.alias();
      await expect(kiosk.card(found)).toBeVisible();
      await photograph(phone.page, 'phone-live');
      return found;
    });

    await test.step('updates appear on the phone and in the hall; what is internal or taken back does not', async () => {
      await investigator.opensCase(pass.number);
      await investigator.posts('investigation_started');
      await photograph(investigator.page, 'investigator-undo', main('console-case-undo'));
      await investigator.posts('lookout_sent');
      await expect(phone.entry('common:milestone.investigation_started.title')).toBeVisible();
      await kiosk.showsStage(alias, 'investigating');
      await photograph(phone.page, 'phone-investigating');

      await investigator.notes(INTERNAL, 'internal');
      await expect(phone.entry('common:milestone.lookout_sent.title')).toBeVisible();
      await photograph(investigator.page, 'investigator-internal', main('console-case-internal'));

      await investigator.chooses('console:composer.visibility', 'console:visibility.shared');
      await investigator.posts('suspect_apprehended');
      await investigator.takesBack();
      await investigator.posts('video_lead_found');
      await investigator.notes('有人靠近您的背包，穿灰色外套。');
      await expect(phone.entry('common:milestone.video_lead_found.title')).toBeVisible();
      await investigator.posts('suspect_identified');
      await expect(phone.entry('portal:entry.note')).toBeVisible();
      await investigator.hasSent();

      await expect(phone.now()).toHaveText(phone.words.say('common:stage.suspect_identified'));
      await kiosk.showsStage(alias, 'suspect_identified');
      await expect(phone.entry('common:milestone.suspect_apprehended.title')).toBeHidden();
      await expect(phone.page.locator('body')).not.toContainText(INTERNAL);
      expect(phone.wire.heard()).not.toContain(INTERNAL);
      expect(await phone.places()).toEqual(
        Array.from({ length: await phone.entries().count() }, (_, n) => n + 1),
      );
      await phone.reads();
      await expect(investigator.shows('console:timeline.seenAt').first()).toBeVisible();
      await photograph(phone.page, 'phone-identified', `complainant-live-${language}`);
      await photograph(investigator.page, 'investigator-case', main('console-case'));
      await kiosk.speaks(isMain ? 'zh-Hans' : 'ar');
      await photograph(kiosk.page, 'kiosk-board', isMain ? 'kiosk-board' : 'kiosk-board-ar');
      await kiosk.page.setViewportSize(PORTRAIT);
      await photograph(kiosk.page, 'kiosk-board-portrait', isMain ? 'kiosk-board-portrait' : undefined);
      await kiosk.page.setViewportSize(HALL.viewport);
    });

    await test.step('a phone without a network says so, and then has exactly what it missed', async () => {
      const before = await phone.titles();
      await phone.losesNetwork();
      await photograph(phone.page, 'phone-offline', main('complainant-offline-zh-Hans'));
      await investigator.posts('witness_heard');
      await investigator.posts('suspect_apprehended');
      await investigator.posts('property_recovered');
      await investigator.hasSent();
      await expect(phone.entries()).toHaveCount(before.length);
      await phone.findsNetwork();
      await expect(phone.live()).toBeVisible();
      await expect(phone.entries()).toHaveCount(before.length + 3);
      const { say } = phone.words;
      expect(await phone.titles()).toEqual([
        ...before,
        say('common:milestone.witness_heard.title'),
        say('common:milestone.suspect_apprehended.title'),
        say('common:milestone.property_recovered.title'),
      ]);
      await kiosk.showsStage(alias, 'property_recovered');
      await photograph(phone.page, 'phone-caught-up');
      await phone.reads();
    });

    await test.step('the window ends on the server’s clock, and both screens know at once', async () => {
      await server.moveClock(3 * HOUR);
      await Promise.all([
        timed('phone, end', () => expect(phone.now()).toHaveText(phone.words.say('portal:hero.goesOn'))),
        timed('hall, end', () => expect(kiosk.card(alias)).toBeHidden()),
      ]);
      await expect(phone.live()).toBeHidden();
      // How long ago things were is told by the next sign of life, or at once by a fresh page.
      await phone.page.reload();
      await expect(phone.now()).toHaveText(phone.words.say('portal:hero.goesOn'));
      await expect(phone.shows('portal:connection.connected')).toBeVisible();
      await photograph(phone.page, 'phone-ended', `complainant-ended-${language}`);
      await phone.page.emulateMedia({ colorScheme: 'dark' });
      await photograph(phone.page, 'phone-ended-dark', main('complainant-ended-dark'));
      await phone.page.emulateMedia({ colorScheme: 'light' });
      await photograph(kiosk.page, 'kiosk-after-the-end');
    });

    await test.step('a new request opens a new window', async () => {
      await investigator.signsInHere();
      await investigator.opensCase(pass.number);
      await investigator.requestsSharing('财物正在发还，报案人需要当场核对。');
      await approver.signsInHere();
      await approver.opensRequest(pass.number);
      await approver.approveButton().click();
      await expect(phone.live()).toBeVisible();
      await expect(kiosk.card(alias)).toBeVisible();
      await photograph(phone.page, 'phone-open-again');
    });

    await test.step('a request inside the window makes it longer', async () => {
      await server.moveClock(20 * MINUTE);
      await investigator.requestsSharing('失主还在路上，需要多一点时间。');
      await approver.opensRequest(pass.number);
      await approver.approves();
      await expect(phone.entry(phone.words.like('portal:entry.windowExtended'))).toBeVisible();
      await expect(phone.live()).toBeVisible();
      await expect(kiosk.card(alias)).toBeVisible();
      await photograph(phone.page, 'phone-extended');
    });

    await test.step('withdrawn: the phone drops what it held at once and says why', async () => {
      await approver.opensCase(pass.number);
      await approver.revokes('privacy_of_others', '画面里有其他人的信息。');
      await Promise.all([
        timed('phone, withdrawal', () =>
          expect(phone.page.getByRole('banner')).toContainText(phone.words.say('portal:hero.revokedEyebrow')),
        ),
        timed('hall, withdrawal', () => expect(kiosk.card(alias)).toBeHidden()),
      ]);
      await expect(phone.live()).toBeHidden();
      await expect(phone.shows('common:revocation.privacy_of_others').first()).toBeVisible();
      await phone.reads();
      await photograph(phone.page, 'phone-revoked', `complainant-revoked-${language}`);
      await photograph(approver.page, 'approver-decisions', main('console-case-decisions'));
    });

    await test.step('the case is closed with its outcome', async () => {
      await investigator.closesCase('property_returned_in_full');
      await expect(phone.now()).toHaveText(phone.words.say('common:outcome.property_returned_in_full'));
      await phone.reads();
      await photograph(phone.page, 'phone-closed', main('complainant-closed-zh-Hans'));
    });

    await test.step('the phone is handed back and holds nothing', async () => {
      await phone.handsBack();
      await photograph(phone.page, 'phone-handed-back', main('complainant-handed-back'));
      expect(await phone.leftovers()).toEqual({
        cookies: [],
        local: {},
        session: {},
        caches: [],
        databases: [],
      });
      await phone.opensPortal();
      await expect(phone.page.getByLabel(phone.words.say('portal:enter.number'))).toBeVisible();
      await expect(phone.page.locator('body')).not.toContainText(pass.number);
    });
  });
}
