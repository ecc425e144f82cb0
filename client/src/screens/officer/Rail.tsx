import { isAllowed } from '@sunshine-seat/shared/domain/permissions.ts';
import { useQuery } from '@tanstack/react-query';
import { Link, type LinkProps, useMatchRoute } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { lookoutsQuery } from '../../lookouts/lookout-queries.ts';
import { openQueueQuery } from '../../officer-cases/case-queries.ts';
import { isShown } from '../../officer-cases/queue-filters.ts';
import { classNames } from '../../ui/class-names.ts';
import { useWords } from '../../ui/console/words.ts';
import { DocumentIcon } from '../../ui/icons/DocumentIcon.tsx';
import { ImageIcon } from '../../ui/icons/ImageIcon.tsx';
import { InboxIcon } from '../../ui/icons/InboxIcon.tsx';
import { KeyIcon } from '../../ui/icons/KeyIcon.tsx';
import { RadioIcon } from '../../ui/icons/RadioIcon.tsx';
import { SlidersIcon } from '../../ui/icons/SlidersIcon.tsx';
import { Logo } from '../../ui/Logo.tsx';
import { useNow } from '../../ui/server-clock.ts';
import { MeMenu } from './MeMenu.tsx';
import { useMe } from './session.ts';
import { useDecidable } from './use-decidable.ts';

export function Rail({ onHelp }: { onHelp: () => void }) {
  const { t } = useWords();
  const { officer } = useMe();
  const canSeeQueue = isAllowed(officer.roles, 'see-queue');
  const lastCase = useLastCase();
  const waiting = useWaitingCount();
  const decidable = useDecidable();
  const lookouts = useLookoutCount();
  const matches = useMatchRoute();
  return (
    <nav className="rail" aria-label={t('nav.main')}>
      <span className="rail-logo">
        <Logo />
      </span>
      {canSeeQueue && (
        <RailLink
          to={{ to: '/' }}
          isOn={Boolean(matches({ to: '/' }))}
          icon={<InboxIcon />}
          words={t('nav.queue')}
          count={waiting}
          countWords={t('nav.waiting', { n: waiting })}
        />
      )}
      {canSeeQueue && lastCase && (
        <RailLink
          to={{ to: '/cases/$caseId', params: { caseId: lastCase } }}
          isOn={Boolean(matches({ to: '/cases/$caseId' }))}
          icon={<DocumentIcon />}
          words={t('nav.case')}
        />
      )}
      {canSeeQueue && lastCase && (
        <RailLink
          to={{ to: '/cases/$caseId/stills', params: { caseId: lastCase } }}
          isOn={Boolean(matches({ to: '/cases/$caseId/stills' }))}
          icon={<ImageIcon />}
          words={t('stills:title')}
        />
      )}
      {isAllowed(officer.roles, 'decide-sharing') && (
        <RailLink
          to={{ to: '/approvals' }}
          isOn={Boolean(matches({ to: '/approvals', fuzzy: true }))}
          icon={<KeyIcon />}
          words={t('nav.approvals')}
          count={decidable.length}
          countWords={t('nav.waiting', { n: decidable.length })}
        />
      )}
      {isAllowed(officer.roles, 'see-lookouts') && (
        <RailLink
          to={{ to: '/lookouts' }}
          isOn={Boolean(matches({ to: '/lookouts' }))}
          icon={<RadioIcon />}
          words={t('lookouts:nav')}
          count={lookouts}
          countWords={t('lookouts:waiting', { n: lookouts })}
        />
      )}
      <RailLink
        to={{ to: '/settings/{-$section}', params: { section: undefined } }}
        isOn={Boolean(matches({ to: '/settings/{-$section}', fuzzy: true }))}
        icon={<SlidersIcon />}
        words={t('nav.settings')}
        push
      />
      <MeMenu onHelp={onHelp} />
    </nav>
  );
}

function RailLink({
  to,
  isOn,
  icon,
  words,
  count = 0,
  countWords,
  push = false,
}: {
  to: Pick<LinkProps, 'to' | 'params'>;
  isOn: boolean;
  icon: ReactNode;
  words: string;
  count?: number;
  countWords?: string;
  push?: boolean;
}) {
  return (
    <Link
      {...to}
      className={classNames('rail-link', isOn && 'on', push && 'push')}
      aria-current={isOn ? 'page' : undefined}
    >
      {icon}
      <span>{words}</span>
      {count > 0 && (
        <b className="count">
          <span aria-hidden="true">{count}</span>
          <span className="sr">{countWords}</span>
        </b>
      )}
    </Link>
  );
}

/** The case last opened stays one tap away. */
function useLastCase(): string | null {
  const matches = useMatchRoute();
  const here = matches({ to: '/cases/$caseId', fuzzy: true });
  const current = here ? here.caseId : null;
  const [last, setLast] = useState<string | null>(current);
  useEffect(() => {
    if (current) setLast(current);
  }, [current]);
  return current ?? last;
}

/** What stands on the cards above the queue, approvals aside. */
function useWaitingCount(): number {
  const { officer } = useMe();
  const now = useNow(10_000);
  const isOn = isAllowed(officer.roles, 'see-queue');
  const { data } = useQuery({ ...openQueueQuery, enabled: isOn });
  const shown = (['overdue', 'ending'] as const).flatMap((show) =>
    (data?.rows ?? []).filter((row) => isShown(row, show, officer.id, now)),
  );
  const unassigned = isAllowed(officer.roles, 'assign-officer')
    ? (data?.rows ?? []).filter((row) => row.officer === null)
    : [];
  return new Set([...shown, ...unassigned].map(({ id }) => id)).size;
}

/** Lookouts that a patrol may answer; for the others the list is there, and nothing waits in it. */
function useLookoutCount(): number {
  const { officer } = useMe();
  const { data = [] } = useQuery({ ...lookoutsQuery, enabled: isAllowed(officer.roles, 'see-lookouts') });
  return isAllowed(officer.roles, 'answer-lookout') ? data.length : 0;
}
