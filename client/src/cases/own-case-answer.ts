import type { Reply } from '@sunshine-seat/shared/contract/routes.ts';
import { call, endpoint } from '../api/call.ts';

const getOwnCase = endpoint('getOwnCase', 'GET', '/pass/case');

/** What the server said, unread, and when that was heard by the monotonic clock. */
type Answer = { readonly answer: Reply<'getOwnCase'>; readonly heardAt: number };

let asked: Promise<Answer> | null = null;

async function ask(): Promise<Answer> {
  const answer = await call(getOwnCase, {});
  return { answer, heardAt: performance.now() };
}

/** Asks for the case before the code that can read the answer is here. */
export function askForOwnCase(): void {
  asked = ask();
  // Whoever takes it hears of its failure.
  asked.catch(() => {});
}

/** The answer to what was asked for; taken once, and then asked for anew. */
export function takeAnswer(): Promise<Answer> {
  const answer = asked ?? ask();
  asked = null;
  return answer;
}

export function forgetAnswer(): void {
  asked = null;
}
