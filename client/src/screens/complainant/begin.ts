import type { Language } from '@sunshine-seat/shared/domain/languages.ts';
import { askForOwnCase } from '../../cases/own-case-answer.ts';
import { isHandingBack, mayHaveSession } from './device.ts';
import { openPass } from './open-pass.ts';
import { loadCasePage, loadEntryPage } from './pages.ts';
import { type Pass, takePassFromAddress } from './pass-address.ts';

export type Begun = {
  readonly pass: Pass | null;
  /** The answer to the pass in the address. */
  readonly opening: Promise<Language> | null;
  readonly isHandingBack: boolean;
  readonly hasSession: boolean;
  readonly isCaseNext: boolean;
  /** Resolves when the code of the next page is here. */
  readonly page: Promise<unknown>;
};

/** Asks for all that the first page will need. Failures are shown by the page; until it is drawn nobody waits for it. */
export function begin(): Begun {
  const pass = takePassFromAddress();
  const opening = pass && openPass(pass);
  opening?.catch(() => {});
  const start = { pass, opening, isHandingBack: isHandingBack(), hasSession: mayHaveSession() };
  const isCaseNext = pass !== null || (start.hasSession && !start.isHandingBack);
  if (isCaseNext && !pass) askForOwnCase();
  const page: Promise<unknown> = isCaseNext ? loadCasePage() : loadEntryPage();
  page.catch(() => {});
  return { ...start, isCaseNext, page };
}
