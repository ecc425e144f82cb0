import { isAllowed } from '@sunshine-seat/shared/domain/permissions.ts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Navigate } from '@tanstack/react-router';
import { endedQueueQuery, openQueueQuery } from '../../officer-cases/case-queries.ts';
import { QueueFilterBar } from '../../officer-cases/QueueFilterBar.tsx';
import { EndedTable, QueueTable } from '../../officer-cases/QueueTable.tsx';
import { filterQueue } from '../../officer-cases/queue-filters.ts';
import { WaitingCards } from '../../officer-cases/WaitingCards.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/console/ErrorNote.tsx';
import { aliasWord, stationName, useWords } from '../../ui/console/words.ts';
import { StateBlock } from '../../ui/StateBlock.tsx';
import { useNow } from '../../ui/server-clock.ts';
import { StationNow } from './StationNow.tsx';
import { useMe } from './session.ts';
import { TopBar } from './TopBar.tsx';
import { useDecidable } from './use-decidable.ts';

const route = getRouteApi('/signed-in/');

export function QueueScreen() {
  const { t } = useWords();
  const { officer, station } = useMe();
  const filters = route.useSearch();
  if (!isAllowed(officer.roles, 'see-queue')) {
    if (isAllowed(officer.roles, 'see-lookouts')) return <Navigate to="/lookouts" replace />;
    return <Navigate to="/settings/{-$section}" params={{ section: undefined }} replace />;
  }
  return (
    <main className="queue">
      <title>{t('queue.page', { station: stationName(station) })}</title>
      <TopBar title={t('nav.queue')} aside={<StationNow />} />
      {filters.show === 'ended' ? <EndedQueue /> : <OpenQueue />}
    </main>
  );
}

function OpenQueue() {
  const { t } = useWords();
  const { officer } = useMe();
  const filters = route.useSearch();
  const now = useNow(10_000);
  const requests = useDecidable();
  const { data, error, refetch } = useQuery(openQueueQuery);
  if (!data)
    return error ? (
      <Failed error={error} onRetry={() => void refetch()} />
    ) : (
      <p aria-busy="true" className="sr" />
    );
  const context = { officerId: officer.id, now, aliasOf: (row: { alias: number }) => aliasWord(row.alias) };
  const shown = filterQueue(data.rows, filters, context);
  return (
    <>
      <WaitingCards rows={data.rows} requests={requests} officer={officer} />
      <QueueFilterBar rows={data.rows} filters={filters} officerId={officer.id} />
      {shown.length > 0 ? (
        <QueueTable rows={shown} officer={officer} />
      ) : (
        <Nothing isFiltered={data.rows.length > 0} />
      )}
      <p className="sr" role="status">
        {t('queue.count', { n: shown.length })}
      </p>
    </>
  );
}

function EndedQueue() {
  const { t } = useWords();
  const { officer } = useMe();
  const filters = route.useSearch();
  const now = useNow(60_000);
  const open = useQuery(openQueueQuery);
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } =
    useInfiniteQuery(endedQueueQuery);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const context = { officerId: officer.id, now, aliasOf: (row: { alias: number }) => aliasWord(row.alias) };
  const rows = data.pages.flatMap((page) => page.rows);
  const shown = filterQueue(rows, { ...filters, show: 'all' }, context);
  return (
    <>
      <QueueFilterBar rows={open.data?.rows ?? []} filters={filters} officerId={officer.id} />
      {shown.length > 0 ? <EndedTable rows={shown} /> : <Nothing isFiltered />}
      {hasNextPage && (
        <div className="q-older">
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('queue.older')}
          </Button>
        </div>
      )}
    </>
  );
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useWords();
  return (
    <section className="q-table">
      <StateBlock
        kind="empty"
        title={t(isFiltered ? 'queue.noMatch' : 'queue.empty')}
        detail={t(isFiltered ? 'queue.noMatchDetail' : 'queue.emptyDetail')}
        action={
          isFiltered && (
            <Link to="/" className="btn">
              {t('queue.showAll')}
            </Link>
          )
        }
      />
    </section>
  );
}

function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useWords();
  return (
    <section className="box m-6">
      <ErrorNote error={error} />
      <Button onClick={onRetry}>{t('action.retry')}</Button>
    </section>
  );
}
