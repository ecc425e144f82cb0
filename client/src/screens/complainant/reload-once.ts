const RELOADED = 'sunshine.reloaded';

/** The page and the server speak different versions: a fresh page mends that. Never in a circle. */
export function reloadOnce(): void {
  try {
    if (sessionStorage.getItem(RELOADED)) return;
    sessionStorage.setItem(RELOADED, '1');
  } catch {
    // Without storage a circle could not be noticed.
    return;
  }
  window.location.reload();
}
