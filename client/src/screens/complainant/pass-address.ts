import { readPassFragment } from '@sunshine-seat/shared/domain/pass-code.ts';

export type Pass = { readonly number: string; readonly code: string };

/** Reads the pass out of the address, and takes it out of the address bar and the history at once. */
export function takePassFromAddress(): Pass | null {
  if (!window.location.hash.includes('/')) return null;
  let pass: Pass | null = null;
  try {
    pass = readPassFragment(window.location.hash);
  } catch {
    // A fragment with broken escapes is no pass.
  }
  window.history.replaceState(null, '', window.location.pathname + window.location.search);
  return pass;
}
