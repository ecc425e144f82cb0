import { isAllowed } from '@sunshine-seat/shared/domain/permissions.ts';
import { useQuery } from '@tanstack/react-query';
import { lookoutsQuery } from '../../lookouts/lookout-queries.ts';
import { PatrolList } from '../../lookouts/PatrolList.tsx';
import { ErrorNote } from '../../ui/console/ErrorNote.tsx';
import { useWords } from '../../ui/console/words.ts';
import { NotFound } from './NotFound.tsx';
import { useMe } from './session.ts';
import { TopBar } from './TopBar.tsx';

/** The patrol's phone: live lookouts, and one tap to answer each. */
export function LookoutsScreen() {
  const { t } = useWords();
  const { officer } = useMe();
  const canSee = isAllowed(officer.roles, 'see-lookouts');
  const { data, error } = useQuery({ ...lookoutsQuery, enabled: canSee });
  if (!canSee) return <NotFound />;
  return (
    <main>
      <title>{t('lookouts:patrol.page', { n: data?.length ?? 0 })}</title>
      <TopBar title={t('lookouts:title')} canCreate={false} />
      {!data && <ErrorNote error={error} />}
      {data && <PatrolList lookouts={data} canAnswer={isAllowed(officer.roles, 'answer-lookout')} />}
    </main>
  );
}
