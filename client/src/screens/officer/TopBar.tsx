import { isAllowed } from '@sunshine-seat/shared/domain/permissions.ts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../../ui/console/words.ts';
import { PlusIcon } from '../../ui/icons/PlusIcon.tsx';
import { LivePill } from './LivePill.tsx';
import { SearchBox } from './SearchBox.tsx';
import { useMe } from './session.ts';

/** The line over every page of the console. */
export function TopBar({
  title,
  aside,
  canCreate = true,
}: {
  title: ReactNode;
  aside?: ReactNode;
  canCreate?: boolean;
}) {
  const { t } = useWords();
  const { officer } = useMe();
  return (
    <header className="bar">
      <h1>{title}</h1>
      {aside}
      {isAllowed(officer.roles, 'see-queue') && <SearchBox />}
      <LivePill />
      {canCreate && isAllowed(officer.roles, 'take-report') && (
        <Link to="/new" className="btn sun new-report" aria-keyshortcuts="n">
          <PlusIcon />
          <span>{t('nav.new')}</span>
        </Link>
      )}
    </header>
  );
}
