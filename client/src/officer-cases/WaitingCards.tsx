import type { Officer, QueueRow, ShareRequest } from '@sunshine-seat/shared/contract/officer.ts';
import { isAllowed } from '@sunshine-seat/shared/domain/permissions.ts';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { classNames } from '../ui/class-names.ts';
import { formatMoment } from '../ui/console/moment.ts';
import { useZone } from '../ui/console/station-zone.ts';
import { aliasWord, listWords, useWords } from '../ui/console/words.ts';
import { formatLength } from '../ui/format.ts';
import { BellIcon } from '../ui/icons/BellIcon.tsx';
import { CheckIcon } from '../ui/icons/CheckIcon.tsx';
import { ChevronIcon } from '../ui/icons/ChevronIcon.tsx';
import { ClockIcon } from '../ui/icons/ClockIcon.tsx';
import { KeyIcon } from '../ui/icons/KeyIcon.tsx';
import { PersonIcon } from '../ui/icons/PersonIcon.tsx';
import { useNow } from '../ui/server-clock.ts';
import { isShown, type Shown } from './queue-filters.ts';

type CardTarget = Pick<LinkProps, 'to' | 'params' | 'search'>;

/** What waits for this officer, before anything else. */
export function WaitingCards({
  rows,
  requests,
  officer,
}: {
  rows: readonly QueueRow[];
  /** Requests that this officer may decide. */
  requests: readonly ShareRequest[];
  officer: Officer;
}) {
  const { t } = useWords();
  const zone = useZone();
  const now = useNow();
  const of = (show: Shown) => rows.filter((row) => isShown(row, show, officer.id, now));
  const overdue = of('overdue').toSorted((a, b) => (a.nextUpdateBy ?? 0) - (b.nextUpdateBy ?? 0));
  const unassigned = isAllowed(officer.roles, 'assign-officer') ? of('unassigned') : [];
  const ending = of('ending');
  const names = (some: readonly QueueRow[]) =>
    listWords(some.slice(0, 3).map((row) => aliasWord(row.alias))) + (some.length > 3 ? '…' : '');
  const [late] = overdue;
  const [request] = requests;
  const [end] = ending;

  if (!late && !request && !end && unassigned.length === 0) {
    return (
      <section className="q-waiting none" aria-label={t('queue.waiting')}>
        <p>
          <CheckIcon size="s" />
          {t('queue.nothingWaits')}
        </p>
      </section>
    );
  }
  return (
    <section className="q-waiting" aria-label={t('queue.waiting')}>
      {late && (
        <WaitingCard
          hot
          icon={<BellIcon />}
          title={t('queue.card.overdue', { n: overdue.length })}
          detail={t('queue.card.overdueDetail', {
            alias: aliasWord(late.alias),
            at: formatMoment(late.nextUpdateBy ?? now, now, zone),
          })}
          to={targetOf(overdue, 'overdue')}
        />
      )}
      {request && (
        <WaitingCard
          sunny
          icon={<KeyIcon />}
          title={t('queue.card.approvals', { n: requests.length })}
          detail={t('queue.card.approvalsDetail', {
            alias: aliasWord(request.row.alias),
            length: formatLength(now - request.requestedAt),
          })}
          to={
            requests.length === 1
              ? { to: '/approvals/$requestId', params: { requestId: request.id } }
              : { to: '/approvals' }
          }
        />
      )}
      {end && (
        <WaitingCard
          sunny
          icon={<ClockIcon />}
          title={t('queue.card.ending', { n: ending.length })}
          detail={names(ending)}
          to={targetOf(ending, 'ending')}
        />
      )}
      {unassigned.length > 0 && (
        <WaitingCard
          icon={<PersonIcon />}
          title={t('queue.card.unassigned', { n: unassigned.length })}
          detail={names(unassigned)}
          to={targetOf(unassigned, 'unassigned')}
        />
      )}
    </section>
  );
}

/** One case: straight to it; several: the queue with only these. */
function targetOf(rows: readonly QueueRow[], show: Shown): CardTarget {
  const [only] = rows;
  return rows.length === 1 && only
    ? { to: '/cases/$caseId', params: { caseId: only.id } }
    : { to: '/', search: { show } };
}

function WaitingCard({
  icon,
  title,
  detail,
  to,
  hot = false,
  sunny = false,
}: {
  icon: ReactNode;
  title: string;
  detail: string;
  to: CardTarget;
  hot?: boolean;
  sunny?: boolean;
}) {
  return (
    <Link {...to} className={classNames('q-card', hot && 'hot')}>
      <span className={classNames('badge', sunny && 'sunny')}>{icon}</span>
      <span className="min-w-0">
        <b>{title}</b>
        <small>{detail}</small>
      </span>
      <ChevronIcon size="s" />
    </Link>
  );
}
