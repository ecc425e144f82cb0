export const KEPT_CASE = 'sunshine.case';

export function dropKeptCase(): void {
  try {
    localStorage.removeItem(KEPT_CASE);
  } catch {
    // Nothing was kept.
  }
}
