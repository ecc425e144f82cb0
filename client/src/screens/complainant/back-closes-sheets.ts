import { beforeQuickExit, LEFT } from './quick-exit.ts';

/** The entry of the history that stands for an open sheet, and the one that is left of the page without it. */
const SHEET = 'sheet';
const UNDER = 'under';

function topSheet(): HTMLDialogElement | undefined {
  return [...document.querySelectorAll<HTMLDialogElement>('dialog[open]')].at(-1);
}

/** A sheet that shows one of several says so with a button that leads to all of them. */
function stepBack(sheet: HTMLDialogElement | undefined): void {
  const within = sheet?.querySelector<HTMLElement>('[data-back]');
  if (within) within.click();
  else sheet?.close();
}

/**
 * "Back" closes the sheet and not the page. An open sheet has an entry of its own in the history, which goes
 * when the sheet is closed in another way. It is read off the document, so that no sheet has to know of it.
 */
export function closeSheetsOnBack(): void {
  const { history } = window;
  let isGoingBack = false;

  function goBack() {
    if (isGoingBack) return;
    isGoingBack = true;
    history.back();
  }

  function settle() {
    if (isGoingBack || history.state === LEFT) return;
    const isMarked = history.state === SHEET;
    if (topSheet() && !isMarked) {
      history.replaceState(UNDER, '');
      history.pushState(SHEET, '');
    }
    // Also after a reload, and after "forward" to a sheet that is closed.
    if (isMarked && !topSheet()) goBack();
  }

  window.addEventListener('popstate', () => {
    const isByPerson = !isGoingBack;
    isGoingBack = false;
    if (isByPerson && history.state !== SHEET) stepBack(topSheet());
    settle();
  });
  new MutationObserver(settle).observe(document, {
    subtree: true,
    childList: true,
    attributeFilter: ['open'],
  });
  settle();

  beforeQuickExit((go) => {
    const { state } = history;
    if (state !== SHEET && state !== UNDER) return go();
    // What cannot be taken out of the history leads on to nowhere by itself.
    if (state === SHEET) history.replaceState(LEFT, '');
    else history.pushState(LEFT, '');
    window.addEventListener('popstate', go, { once: true });
    goBack();
  });
}
