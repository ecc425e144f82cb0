/** What of a case may be seen now: the scopes that an open window grants, narrowed to those of the pass that looks. */
import { type Grant, isWindowOpen, type Scope } from './recovery-window.ts';

export type Lens = { readonly scopes: readonly Scope[]; readonly isOpen: boolean };

/** `passScopes` is null for the complainant's own pass, which everything granted is open to. */
export function lensOf(
  window: (Grant & { readonly scopes: readonly Scope[] }) | null,
  now: number,
  passScopes: readonly Scope[] | null,
): Lens {
  if (!window || !isWindowOpen(window, now)) return { scopes: [], isOpen: false };
  return { scopes: window.scopes.filter((scope) => passScopes?.includes(scope) ?? true), isOpen: true };
}
