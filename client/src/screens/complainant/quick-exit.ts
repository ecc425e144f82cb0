import { dropKeptWords } from '../../take-part/kept-words.ts';

/** Where a quick exit leads: nowhere, so that nothing tells what was there. */
const NEUTRAL_ADDRESS = 'about:blank';
const TIMES = 3;
const WITHIN_MS = 1_500;

/** The state of an entry of the history that must not show the page again. */
export const LEFT = 'left';

let clearWay = (go: () => void) => go();

/** Whoever adds to the history clears it away before the page is replaced. */
export function beforeQuickExit(clear: typeof clearWay): void {
  clearWay = clear;
}

/** Empties the screen, takes away what was written and not sent, and replaces the page, so that "back" does not return here. */
export function leaveQuickly(): void {
  dropKeptWords();
  document.title = '\u200b';
  // The first script may run before there is a body.
  document.body?.replaceChildren();
  clearWay(() => window.location.replace(NEUTRAL_ADDRESS));
}

/** Shift three times in a row, with no other key between, leaves from anywhere on the page. */
export function listenForQuickExit(leave: () => void = leaveQuickly): () => void {
  let presses: number[] = [];
  const pressed = (event: KeyboardEvent) => {
    if (event.repeat) return;
    if (event.key !== 'Shift') {
      presses = [];
      return;
    }
    presses = [...presses.filter((at) => event.timeStamp - at < WITHIN_MS), event.timeStamp];
    if (presses.length >= TIMES) leave();
  };
  window.addEventListener('keydown', pressed);
  return () => window.removeEventListener('keydown', pressed);
}
