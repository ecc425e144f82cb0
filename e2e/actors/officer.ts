import { expect, type Locator, type Page } from '@playwright/test';
import type { CaseKind, Milestone, Outcome } from '@sunshine-seat/shared/domain/case-state.ts';
import type { Language } from '@sunshine-seat/shared/domain/languages.ts';
import type { Pass, Person, Server } from '../harness/server.ts';
import type { Words } from '../harness/words.ts';

export const DESKTOP = { viewport: { width: 1440, height: 900 } };

type Report = {
  kind: CaseKind;
  place: string;
  what: string;
  item?: string;
  name: string;
  phone: string;
  language: Language;
};

/** An officer at the console. */
export class Officer {
  readonly page: Page;
  readonly words: Words;
  readonly person: Person;
  readonly #server: Server;

  constructor(page: Page, words: Words, person: Person, server: Server) {
    this.page = page;
    this.words = words;
    this.person = person;
    this.#server = server;
  }

  button(key: string): Locator {
    return this.page.getByRole('button', { name: this.words.say(key), exact: true });
  }

  field(key: string): Locator {
    return this.page.getByLabel(this.words.say(key), { exact: true });
  }

  shows(key: string, values?: Record<string, string | number>): Locator {
    return this.page.getByText(this.words.like(key, values));
  }

  dialog(): Locator {
    return this.page.getByRole('dialog').last();
  }

  /** Chooses one of several that stand side by side. */
  async chooses(groupKey: string, optionKey: string): Promise<void> {
    const group = this.page.getByRole('radiogroup', { name: this.words.say(groupKey) });
    await group.getByText(this.words.say(optionKey), { exact: true }).click();
  }

  async signsIn(path = ''): Promise<void> {
    await this.page.goto(`${this.#server.url}/console${path}`);
    await this.signsInHere();
  }

  /** Types badge and password on the sign-in page that stands there. */
  async signsInHere(): Promise<void> {
    await this.field('console:signIn.badge').fill(this.person.badge);
    await this.field('console:signIn.password').fill(this.person.password);
    await this.button('console:signIn.action').click();
    await expect(
      this.page.getByRole('navigation', { name: this.words.say('console:nav.main') }),
    ).toBeVisible();
  }

  async signsOut(): Promise<void> {
    await this.page.getByRole('button', { name: this.words.like('console:me.label') }).click();
    await this.page.getByText(this.words.say('console:me.signOut'), { exact: true }).click();
    await expect(this.field('console:signIn.badge')).toBeVisible();
  }

  async opensCase(number: string): Promise<void> {
    const { say } = this.words;
    const main = this.page.getByRole('navigation', { name: say('console:nav.main') });
    await main.getByRole('link', { name: say('console:nav.queue') }).click();
    await this.page.getByRole('link').filter({ hasText: number }).click();
    await expect(
      this.page.getByRole('heading', { name: new RegExp(`^${say('console:timeline.title')}`) }),
    ).toBeVisible();
  }

  /** From any page of the console; the slip stands on the screen afterwards. */
  async takesReport(report: Report): Promise<Pass> {
    await this.page.getByRole('link', { name: this.words.say('console:nav.new') }).click();
    return this.fillsIn(report);
  }

  /** The form that stands on the screen. */
  async fillsIn(report: Report): Promise<Pass> {
    const { say } = this.words;
    await this.chooses('console:intake.kind', `common:kind.${report.kind}`);
    await this.field('console:intake.where').fill(report.place);
    await this.field('console:intake.what').fill(report.what);
    if (report.item) {
      await this.page.getByLabel(say('console:intake.itemName', { n: 1 }), { exact: true }).fill(report.item);
    }
    await this.field('console:intake.name').fill(report.name);
    await this.field('console:intake.phone').fill(report.phone);
    await this.chooses('console:intake.language', `common:language.${report.language}`);
    await this.button('console:intake.action').click();
    return this.readsPass();
  }

  /** Number and code off the sheet that shows them this once. */
  async readsPass(): Promise<Pass> {
    const sheet = this.dialog();
    await expect(sheet).toBeVisible();
    const text = await sheet.innerText();
    const number = /[A-Z]{1,4}-\d{4}-\d{4,6}/.exec(text)?.[0] ?? '';
    const code = (await sheet.locator('.code-box strong').innerText()).replace(/\s/g, '');
    return { number, code, address: `${this.#server.url}/#${number}/${code}` };
  }

  /** What would come out of the printer. */
  async printsSlip(): Promise<string> {
    return (await this.page.pdf({ preferCSSPageSize: true })).toString('latin1');
  }

  async handsOverSlip(): Promise<void> {
    await this.button('console:action.handedOver').click();
    await expect(this.dialog()).toBeHidden();
  }

  async takesCharge(): Promise<void> {
    await this.button('console:officer.assign').click();
    await this.dialog().getByText(this.person.badge).click();
    await this.dialog()
      .getByRole('button', { name: this.words.say('console:officer.assign'), exact: true })
      .click();
    await expect(this.dialog()).toBeHidden();
  }

  async requestsSharing(reason: string, { scopes = [] as readonly string[] } = {}): Promise<void> {
    const { say } = this.words;
    await this.page
      .getByRole('region', { name: say('console:sharing.title') })
      .getByRole('button', {
        name: new RegExp(`^(${say('console:sharing.request')}|${say('console:sharing.extend')})$`),
      })
      .click();
    for (const scope of scopes) {
      await this.dialog()
        .getByText(say(`common:scope.${scope}.title`), { exact: true })
        .click();
    }
    await this.field('console:sharing.reason').fill(reason);
    await this.button('console:sharing.send').click();
    await expect(this.dialog()).toBeHidden();
  }

  /** Opens the one request that waits. */
  async opensRequest(number: string): Promise<void> {
    const { say } = this.words;
    const main = this.page.getByRole('navigation', { name: say('console:nav.main') });
    const list = main.getByRole('link', { name: new RegExp(say('console:nav.approvals')) });
    const request = this.page.getByRole('main').getByRole('listitem').getByRole('link');
    // The newest stands last, once it has come.
    await expect(async () => {
      await list.click();
      await request.last().click();
      await expect(this.page.getByRole('main')).toContainText(number, { timeout: 2_000 });
    }).toPass({ timeout: 15_000 });
  }

  approveButton(): Locator {
    return this.page.getByRole('button', { name: this.words.like('console:approval.action') });
  }

  /** Approves what stands on the screen; says the password again if asked. */
  async approves(): Promise<void> {
    const decided = async () => {
      await this.approveButton().click();
      await this.confirmsPassword();
      await expect(this.approveButton()).toBeHidden();
    };
    // Said in passing only: looked for from the start.
    const told = this.page
      .getByRole('status')
      .filter({ hasText: this.words.like('console:approval.done.approved') });
    const isOutOfTheWay = async () => {
      await told.waitFor();
      return told.locator('.toast').evaluate((toast) => {
        const { x, y, width, height } = toast.getBoundingClientRect();
        return !toast.contains(document.elementFromPoint(x + width / 2, y + height / 2));
      });
    };
    const [, isPressable] = await Promise.all([decided(), isOutOfTheWay()]);
    expect(isPressable, 'what lies under the toast can be pressed').toBe(true);
  }

  /** A decision needs the password of the last minutes; whoever has just signed in is not asked. */
  async confirmsPassword(): Promise<void> {
    const question = this.page.getByRole('dialog', { name: this.words.say('console:stepUp.title') });
    await expect(question).toBeVisible();
    await question
      .getByLabel(this.words.say('console:signIn.password'), { exact: true })
      .fill(this.person.password);
    await question.getByRole('button', { name: this.words.say('console:stepUp.action') }).click();
    await expect(question).toBeHidden();
  }

  /** One tap; five seconds later it leaves. */
  async posts(milestone: Milestone): Promise<void> {
    const tap = this.page.getByRole('button', {
      name: new RegExp(`^${this.words.say(`common:milestone.${milestone}.title`)}`),
    });
    if ((await tap.count()) === 0)
      await this.page.getByRole('button', { name: this.words.like('console:composer.more') }).click();
    await tap.first().click();
    await expect(this.undo()).toBeVisible();
  }

  async notes(note: string, visibility: 'shared' | 'internal' = 'shared'): Promise<void> {
    await this.chooses('console:composer.visibility', `console:visibility.${visibility}`);
    await this.field('console:composer.note').fill(note);
    await this.button(
      visibility === 'shared' ? 'console:composer.sendShared' : 'console:composer.sendInternal',
    ).click();
    await expect(this.undo()).toBeVisible();
  }

  undo(): Locator {
    return this.page.locator('.undo').getByRole('button', { name: this.words.say('console:undo.action') });
  }

  async takesBack(): Promise<void> {
    // By key: it stands for five seconds only, some of which it slides in.
    await this.undo().press('Enter');
    await expect(this.undo()).toBeHidden();
  }

  /** Waits until nothing is held back and nothing is on its way. */
  async hasSent(): Promise<void> {
    await expect(this.page.locator('.undo')).toHaveCount(0);
  }

  async revokes(code: string, reason: string): Promise<void> {
    await this.button('console:sharing.revoke').click();
    await this.dialog()
      .getByText(this.words.say(`console:revocationCode.${code}`), { exact: true })
      .click();
    await this.field('console:decide.reason').fill(reason);
    await this.button('console:revoke.action').click();
  }

  async closesCase(outcome: Outcome): Promise<void> {
    const { say } = this.words;
    const ask = say('console:composer.asking', { milestone: say('common:milestone.case_closed.title') });
    await this.page.getByRole('button', { name: ask }).click();
    await this.dialog()
      .getByText(say(`common:outcome.${outcome}`), { exact: true })
      .click();
    await this.dialog()
      .getByRole('button', { name: say('console:composer.sendShared') })
      .click();
    await this.hasSent();
  }

  /** The old pass dies; the new one stands on the screen. */
  async reissuesPass(): Promise<Pass> {
    await this.button('console:pass.reissue').click();
    await this.button('console:pass.reissueAction').click();
    await expect(this.page.locator('.code-box strong').first()).toBeVisible();
    return this.readsPass();
  }

  /** As a display of the hall, or of a seat. */
  async pairsKiosk(digits: string, name: string, seat?: number): Promise<void> {
    await this.page.goto(`${this.#server.url}/console/settings/kiosks`);
    await this.button('console:kiosks.pair').click();
    await this.field('console:kiosks.digits').fill(digits);
    if (seat !== undefined) {
      const label = this.words.say('seats:seat', { n: seat });
      await this.dialog().getByText(label, { exact: true }).click();
    }
    await this.field('console:kiosks.name').fill(name);
    await this.button('console:kiosks.pairAction').click();
    await expect(this.dialog()).toBeHidden();
  }

  async givesRole(badge: string, role: string): Promise<void> {
    const { say } = this.words;
    await this.page.goto(`${this.#server.url}/console/settings/officers`);
    const row = this.page.getByRole('listitem').filter({ hasText: badge });
    await row.getByRole('button', { name: say('console:action.edit') }).click();
    await this.dialog()
      .getByText(say(`common:role.${role}`), { exact: true })
      .click();
    await this.button('console:action.save').click();
    await expect(this.dialog()).toBeHidden();
    await expect(row).toContainText(say(`common:role.${role}`));
  }
}
