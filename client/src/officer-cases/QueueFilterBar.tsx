import type { QueueRow } from '@sunshine-seat/shared/contract/officer.ts';
import { CASE_KINDS } from '@sunshine-seat/shared/domain/case-state.ts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { classNames } from '../ui/class-names.ts';
import { useWords } from '../ui/console/words.ts';
import { CloseIcon } from '../ui/icons/CloseIcon.tsx';
import { useNow } from '../ui/server-clock.ts';
import { isShown, type QueueFilters, type Shown } from './queue-filters.ts';

const ALWAYS: readonly Shown[] = ['all', 'mine', 'window', 'unshared'];
/** Reached from the cards above; shown as a filter only while they are on. */
const FROM_CARDS: readonly Shown[] = ['overdue', 'unassigned', 'ending'];

/** Each filter is a link, so the address always says what is shown. */
export function QueueFilterBar({
  rows,
  filters,
  officerId,
}: {
  rows: readonly QueueRow[];
  filters: QueueFilters;
  officerId: string;
}) {
  const { t } = useWords();
  const now = useNow(10_000);
  const shown = filters.show ?? 'all';
  const count = (show: Shown) => rows.filter((row) => isShown(row, show, officerId, now)).length;
  const kinds = CASE_KINDS.filter((kind) => kind === filters.kind || rows.some((row) => row.kind === kind));
  return (
    <nav className="q-filters" aria-label={t('queue.filters')}>
      {[...ALWAYS, ...FROM_CARDS.filter((show) => show === shown)].map((show) => (
        <Chip
          key={show}
          isOn={show === shown}
          search={{ ...filters, show: show === 'all' ? undefined : show }}
        >
          {t(`queue.show.${show}`)} <span className="num">{count(show)}</span>
        </Chip>
      ))}
      <i className="q-rule" aria-hidden="true" />
      {kinds.map((kind) => (
        <Chip
          key={kind}
          isOn={kind === filters.kind}
          search={{ ...filters, kind: kind === filters.kind ? undefined : kind }}
        >
          {t(`common:kind.${kind}`)}
          {kind === filters.kind && <CloseIcon size="s" />}
        </Chip>
      ))}
      <i className="q-rule" aria-hidden="true" />
      <Chip isOn={shown === 'ended'} search={{ show: shown === 'ended' ? undefined : 'ended' }}>
        {t('queue.show.ended')}
      </Chip>
      <small>{t(shown === 'ended' ? 'queue.endedOrder' : 'queue.order')}</small>
    </nav>
  );
}

function Chip({
  isOn,
  search,
  children,
}: {
  isOn: boolean;
  search: Partial<QueueFilters>;
  children: ReactNode;
}) {
  return (
    <Link
      to="/"
      search={search}
      className={classNames('chip', isOn && 'on')}
      aria-current={isOn ? 'true' : undefined}
      activeOptions={{ exact: true, includeSearch: true }}
    >
      {children}
    </Link>
  );
}
