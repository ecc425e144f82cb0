import { expect, type Page } from '@playwright/test';
import { LANGUAGES, type Language } from '@sunshine-seat/shared/domain/languages.ts';
import { PORTRAIT } from '../actors/kiosk.ts';
import { DESKTOP, Officer } from '../actors/officer.ts';
import { Phone } from '../actors/phone.ts';
import { test } from '../actors.ts';
import { keepPicture } from '../harness/camera.ts';
import { inspector } from '../harness/inspector.ts';
import { approve, ask, handOf, post, reportWith, revoke } from '../harness/station-hand.ts';
import { wordsIn } from '../harness/words.ts';

const HOUR = 60 * 60_000;
const NARROW = 320;

/** Which of the looks at the console belong among the main pictures. */
const MAIN_PICTURES: Record<string, string> = {
  'sign-in, zh-Hans': 'console-sign-in',
  'queue, ar': 'console-queue-ar',
  'case, en': 'console-case-en',
  'intake with faults, en': 'console-intake-faults-en',
  'approvals, zh-Hans': 'console-approvals',
  'revocation, zh-Hans': 'console-revocation',
  'settings, station, zh-Hans': 'console-station',
};

/** The language a person would have chosen here before; the page starts in it. */
async function speak(page: Page, language: Language): Promise<void> {
  await page.evaluate((chosen) => localStorage.setItem('sunshine.language', chosen), language);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}

test('the complainant’s page, in every state, language and theme', async ({ server, newPhone }) => {
  const found: string[] = [];
  const opened: { state: string; phone: Phone; shown: string }[] = [];
  if (!server.pass) throw new Error('The demonstration shows no pass.');

  const ended = await newPhone();
  await ended.opensByQr(server.pass);
  opened.push({ state: 'ended', phone: ended, shown: 'portal:hero.endedEyebrow' });
  await server.moveClock(3 * HOUR);

  const desk = await handOf(server, server.person('desk'));
  const investigator = await handOf(server, server.person('investigator'));
  const approver = await handOf(server, server.person('approver'));
  const begin = async (state: string, shown: string) => {
    const { row, pass } = await reportWith(desk, server, 'zh-Hans');
    const phone = await newPhone();
    await phone.opensByQr(pass);
    opened.push({ state, phone, shown });
    return post(investigator, { row }, 'case_accepted');
  };
  await ask(investigator, await begin('waiting', 'portal:see.title'));
  const live = await approve(approver, await ask(investigator, await begin('live', 'portal:alias.title')));
  await post(investigator, await post(investigator, live, 'investigation_started'), 'lookout_sent');
  const open = await approve(
    approver,
    await ask(investigator, await begin('revoked', 'portal:revoked.title')),
  );
  await revoke(approver, open);
  await post(investigator, await begin('closed', 'portal:hero.closed'), 'case_closed', true);

  for (const { state, phone, shown } of opened) {
    const inspect = inspector(phone.page);
    for (const language of LANGUAGES) {
      const where = `${state}, ${language}`;
      const words = wordsIn(language);
      await speak(phone.page, language);
      await expect(phone.page.getByText(words.like(shown)).first()).toBeVisible();
      await expect(phone.page.getByText(words.like('portal:connection.connecting'))).toBeHidden();
      if (state === 'closed') {
        await expect(phone.page.getByText(words.like('portal:officer.none'))).toBeHidden();
      }
      if (language === 'en') await keepPicture(phone.page, `complainant-${state}-en`);
      await inspect.check(where);
      await inspect.checkNarrow(where, NARROW);
      await inspect.checkTouch(where);
      if (state !== 'live') continue;
      const name = words.say(`common:language.${language}`);
      for (const dialog of [words.say('portal:languageNow', { name }), words.say('portal:handBack.link')]) {
        await phone.page.getByRole('button', { name: dialog }).click();
        await inspect.check(`${where}, ${dialog}`);
        await inspect.checkNarrow(`${where}, ${dialog}`, NARROW);
        await inspect.checkTouch(`${where}, ${dialog}`);
        await phone.page.keyboard.press('Escape');
      }
    }
    found.push(...inspect.found);
  }
  expect(found).toEqual([]);
});

test('the entry page, in every language and theme', async ({ server, newPhone }) => {
  const phone = await newPhone();
  const inspect = inspector(phone.page);
  await phone.opensPortal();
  for (const language of LANGUAGES) {
    await speak(phone.page, language);
    const words = wordsIn(language);
    const visitor = new Phone(phone.page, words, server);
    await expect(phone.page.getByLabel(words.say('portal:enter.number'))).toBeVisible();
    await inspect.check(`entry, ${language}`);
    if (language === 'ar') await keepPicture(phone.page, 'pass-entry-ar');
    await visitor.typesPass('', '');
    await expect(visitor.shows('portal:enter.numberMissing')).toBeVisible();
    await inspect.check(`entry with a field missing, ${language}`);
    await visitor.typesPass('CZ-2611-9999', '0123456789ABCDEF');
    await expect(visitor.shows('portal:notice.refused.title')).toBeVisible();
    await inspect.check(`entry refused, ${language}`);
    if (language === 'zh-Hans') await keepPicture(phone.page, 'pass-entry-refused');
    await inspect.checkNarrow(`entry refused, ${language}`, NARROW);
    await inspect.checkTouch(`entry refused, ${language}`);
  }
  expect(inspect.found).toEqual([]);
});

test('the hall display, in all it shows', async ({ server, newOfficer, newKiosk }) => {
  const kiosk = await newKiosk();
  const inspect = inspector(kiosk.page);
  await kiosk.opens();
  const digits = await kiosk.digits();
  await inspect.check('pairing');
  const admin = await newOfficer('admin');
  await admin.signsIn();
  await admin.pairsKiosk(digits, '大厅');
  for (const _turn of ['zh-Hans', 'en', 'ar']) {
    await expect(kiosk.cards().first()).toBeVisible();
    await inspect.check(`board, ${await kiosk.page.locator('html').getAttribute('lang')}`);
    await kiosk.page.setViewportSize(PORTRAIT);
    await inspect.check(`portrait board, ${await kiosk.page.locator('html').getAttribute('lang')}`);
    await kiosk.page.setViewportSize({ width: 1920, height: 1080 });
    await server.moveClock(12_000);
    await kiosk.page.reload();
  }
  await server.moveClock(3 * HOUR);
  await expect(kiosk.shows('kiosk:empty.title')).toBeVisible();
  await inspect.check('empty board');
  await kiosk.speaks('zh-Hans');
  await keepPicture(kiosk.page, 'kiosk-board-empty');
  expect(inspect.found).toEqual([]);
});

for (const language of LANGUAGES) {
  test(`the console, in every state and theme, in ${language}`, async ({ server, open }) => {
    const admin = await handOf(server, server.person('admin'));
    const { officers } = await admin.call('listOfficers');
    const person = server.person('investigator');
    const known = officers.find(({ badge }) => badge === person.badge);
    if (!known) throw new Error('The investigator is not on the list.');
    const { name, familyName, familyNameLatin } = known;
    await admin.call('updateOfficer', {
      params: { officerId: known.id },
      body: {
        name,
        familyName,
        familyNameLatin,
        roles: ['investigator', 'approver', 'desk', 'admin'],
        isActive: true,
      },
    });
    const other = await handOf(server, server.person('patrol'));
    const desk = await handOf(server, server.person('desk'));
    const { row } = await reportWith(desk, server, language);
    await ask(other, await post(other, { row }, 'case_accepted'));
    const temporary = await admin.call('createOfficer', {
      body: { badge: '777001', name: '新警官', familyName: '新', familyNameLatin: 'Xin', roles: ['desk'] },
    });

    const page = await open(language, DESKTOP);
    const words = wordsIn(language);
    const officer = new Officer(page, words, person, server);
    const inspect = inspector(page);
    const look = async (where: string) => {
      await inspect.check(where);
      await inspect.checkNarrow(where, NARROW);
      const main = MAIN_PICTURES[`${where}, ${language}`];
      if (main) await keepPicture(page, main);
    };
    const dialog = async (where: string, opens: () => Promise<void>) => {
      await opens();
      await expect(officer.dialog()).toBeVisible();
      await look(where);
      // It stays until it is closed.
      await expect(officer.dialog()).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(officer.dialog()).toBeHidden();
    };
    const press = (key: string) => () => officer.button(key).first().click();
    const goTo = async (path: string, heading: string) => {
      await page.goto(`${server.url}/console${path}`);
      await expect(page.getByRole('heading', { name: words.say(heading) }).first()).toBeVisible();
    };

    await test.step('before signing in', async () => {
      await goTo('', 'console:signIn.title');
      await look('sign-in');
      await officer.field('console:signIn.badge').fill('777001');
      await officer.field('console:signIn.password').fill('wrong');
      await officer.button('console:signIn.action').click();
      await expect(page.getByRole('alert')).toBeVisible();
      await look('sign-in refused');
      const newcomer = new Officer(
        await open(language, DESKTOP),
        words,
        { ...person, badge: '777001', password: temporary.temporaryPassword },
        server,
      );
      await newcomer.page.goto(`${server.url}/console`);
      await newcomer.field('console:signIn.badge').fill(newcomer.person.badge);
      await newcomer.field('console:signIn.password').fill(newcomer.person.password);
      await newcomer.button('console:signIn.action').click();
      await expect(newcomer.field('console:password.next')).toBeVisible();
      const first = inspector(newcomer.page);
      await first.check('temporary password');
      await first.checkNarrow('temporary password', NARROW);
      inspect.found.push(...first.found);
    });

    await test.step('the queue', async () => {
      await officer.signsIn();
      await expect(page.locator('[data-row]').first()).toBeVisible();
      await look('queue');
      await dialog('shortcuts', () => page.keyboard.press('?'));
      await dialog('my account', () =>
        page.getByRole('button', { name: words.like('console:me.label') }).click(),
      );
      await page.getByRole('searchbox').fill('nothing like this');
      await expect(officer.shows('console:queue.noMatch')).toBeVisible();
      await look('queue without a match');
      await goTo('?show=ended', 'console:nav.queue');
      await look('ended cases');
    });

    await test.step('a case', async () => {
      await officer.opensCase(server.pass?.number ?? '');
      await look('case');
      await dialog('extension', press('console:sharing.extend'));
      await dialog('revocation', press('console:sharing.revoke'));
      await dialog('assigning', press('console:officer.change'));
      await dialog('reissue', press('console:pass.reissue'));
      await dialog('correction', press2('console:timeline.correct'));
      await dialog('retraction', press2('console:timeline.retract'));
      const milestone = words.say('common:milestone.case_closed.title');
      const close = words.say('console:composer.asking', { milestone });
      await dialog('closing', () => page.getByRole('button', { name: close }).click());
      await officer.notes('稍后联系您。', 'internal');
      await officer.takesBack();
      await officer.notes('稍后联系您。', 'internal');
      await look('undo running');
    });

    await test.step('intake', async () => {
      await goTo('/new', 'console:intake.title');
      await officer.button('console:intake.action').click();
      await expect(page.getByRole('alert')).toBeVisible();
      await look('intake with faults');
      const pass = await officer.fillsIn({
        kind: 'theft',
        place: '青年路',
        what: '手机被偷。',
        name: '刘先生',
        phone: '13900000001',
        language,
      });
      expect(pass.code).toHaveLength(16);
      await look('slip');
      await officer.handsOverSlip();
    });

    await test.step('approvals', async () => {
      await goTo('/approvals', 'console:nav.approvals');
      await look('approvals');
      await officer.opensRequest(row.number);
      await look('approval');
      await dialog('rejection', press('console:reject.button'));
      await server.moveClock(6 * 60_000);
      await dialog('step-up', () => officer.approveButton().click());
    });

    await test.step('settings', async () => {
      for (const section of ['officers', 'kiosks', 'station', 'me'] as const) {
        await goTo(`/settings/${section}`, 'console:nav.settings');
        await look(`settings, ${section}`);
        if (section === 'officers') await dialog('new officer', press('console:officers.create'));
        if (section === 'officers') await dialog('reset', press('console:officers.reset'));
        if (section === 'kiosks') await dialog('pairing', press('console:kiosks.pair'));
      }
      await page.goto(`${server.url}/console/nothing-here`);
      await expect(page.getByRole('heading', { name: words.say('console:notFound.title') })).toBeVisible();
      await look('not found');
    });

    expect(inspect.found).toEqual([]);

    function press2(key: string) {
      return () =>
        page
          .getByRole('button', { name: new RegExp(words.like(`${key}Of`).source) })
          .first()
          .click();
    }
  });
}

test.describe('a station on its first day', () => {
  test.use({ station: 'empty' });

  test('an empty queue and an empty inbox', async ({ newOfficer }) => {
    for (const role of ['desk', 'approver']) {
      const officer = await newOfficer(role);
      const inspect = inspector(officer.page);
      await officer.signsIn(role === 'desk' ? '' : '/approvals');
      await expect(
        officer.shows(role === 'desk' ? 'console:queue.empty' : 'console:approvals.none'),
      ).toBeVisible();
      await inspect.check(`nothing for ${role}`);
      await inspect.checkNarrow(`nothing for ${role}`, NARROW);
      expect(inspect.found).toEqual([]);
    }
  });
});

test.describe('the first start', () => {
  test.use({ station: 'none' });

  test('setting up the station', async ({ server, open }) => {
    const page = await open('en', DESKTOP);
    const { say } = wordsIn('en');
    const inspect = inspector(page);
    await page.goto(server.setupLink ?? '');
    await expect(page.getByLabel(say('console:setUp.code'), { exact: true })).toBeVisible();
    expect(page.url()).not.toContain('#');
    for (const language of LANGUAGES) {
      await page.getByRole('button', { name: say(`common:language.${language}`) }).click();
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await inspect.check(`set-up, ${language}`);
      await inspect.checkNarrow(`set-up, ${language}`, NARROW);
    }
    expect(inspect.found).toEqual([]);
  });
});
