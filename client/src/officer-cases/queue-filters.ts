import type { QueueRow } from '@sunshine-seat/shared/contract/officer.ts';
import { CASE_KINDS, type CaseKind } from '@sunshine-seat/shared/domain/case-state.ts';

/** The groups of the queue; `ended` is a list of its own. */
export const SHOWN = [
  'all',
  'mine',
  'window',
  'unshared',
  'overdue',
  'unassigned',
  'ending',
  'ended',
] as const;
export type Shown = (typeof SHOWN)[number];

/** What the address says. Absent means everything. */
export type QueueFilters = { readonly show?: Shown; readonly kind?: CaseKind; readonly q?: string };

/** A window that ends within this time wants a decision: extend, or tell the rest. */
const ENDING_SOON_MS = 20 * 60_000;

/** Reads the filters from the address; what does not exist is ignored. */
export function readFilters(search: Record<string, unknown>): QueueFilters {
  const show = SHOWN.find((one) => one === search.show);
  const kind = CASE_KINDS.find((one) => one === search.kind);
  const q = typeof search.q === 'string' || typeof search.q === 'number' ? String(search.q).slice(0, 60) : '';
  return { ...(show && show !== 'all' && { show }), ...(kind && { kind }), ...(q && { q }) };
}

export function isShown(row: QueueRow, show: Shown, officerId: string, now: number): boolean {
  switch (show) {
    case 'mine':
      return row.officer?.id === officerId;
    case 'window':
      return row.sharing.state === 'open' && now < row.sharing.endsAt;
    case 'unshared':
      return row.sharing.state === 'none' || row.sharing.state === 'excluded';
    case 'overdue':
      return row.officer?.id === officerId && row.nextUpdateBy !== null && row.nextUpdateBy < now;
    case 'unassigned':
      return row.officer === null;
    case 'ending':
      return (
        row.officer?.id === officerId &&
        row.sharing.state === 'open' &&
        row.sharing.asked === null &&
        now < row.sharing.endsAt &&
        row.sharing.endsAt - now <= ENDING_SOON_MS
      );
    default:
      return true;
  }
}

/** Matches the number with or without its hyphens, or today's word for the case. */
export function matchesSearch(row: QueueRow, alias: string, typed: string): boolean {
  const bare = (text: string) => text.normalize('NFKC').toLowerCase().replace(/[\s-]/g, '');
  const wanted = bare(typed);
  return wanted === '' || bare(row.number).includes(wanted) || bare(alias).includes(wanted);
}

export function filterQueue(
  rows: readonly QueueRow[],
  filters: QueueFilters,
  context: { officerId: string; now: number; aliasOf: (row: QueueRow) => string },
): QueueRow[] {
  return rows.filter(
    (row) =>
      isShown(row, filters.show ?? 'all', context.officerId, context.now) &&
      (filters.kind === undefined || row.kind === filters.kind) &&
      matchesSearch(row, context.aliasOf(row), filters.q ?? ''),
  );
}
