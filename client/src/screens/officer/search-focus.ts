export const SEARCH_ID = 'console-search';

/** Puts the cursor into the search field; false when the page has none. */
export function focusSearch(): boolean {
  const field = document.getElementById(SEARCH_ID);
  if (!(field instanceof HTMLInputElement)) return false;
  field.focus();
  field.select();
  return true;
}
