/** Where a quick exit leads: nowhere, so that nothing tells what was there. */
const NEUTRAL_ADDRESS = 'about:blank';
const TIMES = 3;
const WITHIN_MS = 1_500;

/** Empties the screen and replaces the page, so that "back" does not return here. */
export function leaveQuickly(): void {
  document.title = '\u200b';
  document.body.replaceChildren();
  window.location.replace(NEUTRAL_ADDRESS);
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
