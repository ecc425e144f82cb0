import type { ComplainantEvent, Header } from '@sunshine-seat/shared/contract/complainant.ts';
import type { Scope } from '@sunshine-seat/shared/domain/recovery-window.ts';
import type { Folded, OwnCase } from './apply-event.ts';

const NOTHING: readonly Scope[] = [];
const ONLY_WITH_STILLS = ['still-shared', 'still-withdrawn', 'mark-drawn', 'mark-undone'];

/** What an open window shares with this pass now; a window that has run out shares nothing, whoever says so first. */
export function openScopes({ sharing }: Header, now: number): readonly Scope[] {
  return sharing.phase === 'open' && now < sharing.endsAt ? sharing.scopes : NOTHING;
}

/** The event as it stands in the stream once stills are no longer shared: the same place and hash, nothing said. */
function withoutStills(event: ComplainantEvent): ComplainantEvent {
  const { entry, sharedSeq } = event;
  if (entry.type === 'clue' && (entry.clue.still || entry.clue.mark)) {
    return { ...event, entry: { ...entry, clue: { ...entry.clue, still: null, mark: null } } };
  }
  if (!ONLY_WITH_STILLS.includes(entry.type)) return event;
  return { ...event, entry: { id: `w${sharedSeq}`, at: entry.at, type: 'withheld' } };
}

/** Something of it is not here because stills were not shared when it came, or are not any more. */
function isVeiled({ entry }: ComplainantEvent): boolean {
  if (entry.type === 'clue') return entry.clue.form === 'mark' && entry.clue.mark === null;
  return entry.type === 'withheld';
}

/** What may be kept beyond this moment: the case without stills and marks. */
export function veiled(held: OwnCase): OwnCase {
  return { ...held, events: held.events.map(withoutStills), lens: without(held.lens, 'stills') };
}

function without(scopes: readonly Scope[], gone: Scope): readonly Scope[] {
  return scopes.filter((scope) => scope !== gone);
}

/**
 * Looks at what is held through what is shared at this moment. What is no longer shared goes at once, without waiting
 * for the server; what has come to be shared is asked for anew where something is withheld.
 */
export function throughLens({ held, fetch }: Folded, now: number): Folded {
  const open = openScopes(held.header, now);
  const still = held.lens.filter((scope) => open.includes(scope));
  const isLess = still.length < held.lens.length;
  const isMore = still.length < open.length;
  if (!isLess && !isMore) return { held, fetch };
  const hasLostStills = held.lens.includes('stills') && !open.includes('stills');
  const kept = hasLostStills ? veiled(held) : held;
  if (isMore && kept.events.some(isVeiled)) {
    return { held: { ...kept, lens: still }, fetch: 'all' };
  }
  return { held: { ...kept, lens: open }, fetch };
}
