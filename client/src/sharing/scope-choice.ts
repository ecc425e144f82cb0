import type { CaseEvent } from '@sunshine-seat/shared/contract/officer.ts';
import { SCOPES, type Scope } from '@sunshine-seat/shared/domain/recovery-window.ts';

/** The choice with one scope switched: the timeline always belongs to it, and a seat shows nothing but stills. */
export function switchedScopes(chosen: readonly Scope[], scope: Scope, isOn: boolean): Scope[] {
  const has = (one: Scope) => (one === scope ? isOn : chosen.includes(one));
  const isSeatWanted = has('seat') && (scope !== 'stills' || isOn);
  return SCOPES.filter((one) => {
    if (one === 'timeline') return true;
    if (one === 'seat') return isSeatWanted;
    return has(one) || (one === 'stills' && isSeatWanted);
  });
}

/** What the window shares after all that was decided about it: as it was opened, less what was taken back since. */
export function scopesShared(events: readonly CaseEvent[]): readonly Scope[] {
  const last = events.findLast(({ type }) => type === 'window-opened' || type === 'scopes-narrowed');
  return last && 'scopes' in last ? last.scopes : [];
}
