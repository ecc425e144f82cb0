import { isAllowed } from '@sunshine-seat/shared/domain/permissions.ts';
import { useQuery } from '@tanstack/react-query';
import { ApprovalList } from '../../sharing/ApprovalList.tsx';
import { shareRequestsQuery } from '../../sharing/share-queries.ts';
import { ErrorNote } from '../../ui/console/ErrorNote.tsx';
import { useWords } from '../../ui/console/words.ts';
import { NotFound } from './NotFound.tsx';
import { useMe } from './session.ts';
import { TopBar } from './TopBar.tsx';

export function ApprovalsScreen() {
  const { t } = useWords();
  const { officer } = useMe();
  const canDecide = isAllowed(officer.roles, 'decide-sharing');
  const requests = useQuery({ ...shareRequestsQuery, enabled: canDecide });
  if (!canDecide) return <NotFound />;
  return (
    <main className="narrow">
      <title>{t('nav.approvals')}</title>
      <TopBar title={t('nav.approvals')} canCreate={false} />
      <ErrorNote error={requests.error} />
      {requests.data && <ApprovalList requests={requests.data} officerId={officer.id} />}
    </main>
  );
}
