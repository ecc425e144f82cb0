const MARK = 'sunshine.reloaded';

/** Loads the page of the new version; a second mismatch in the same tab means that loading does not help. */
export function reloadOnce(): void {
  if (sessionStorage.getItem(MARK)) return;
  sessionStorage.setItem(MARK, '1');
  location.reload();
}
