import { isAllowed } from '@sunshine-seat/shared/domain/permissions.ts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { CallError } from '../../api/call.ts';
import { openQueueQuery } from '../../officer-cases/case-queries.ts';
import { ApprovalSheet } from '../../sharing/ApprovalSheet.tsx';
import { shareRequestQuery, shareRequestsQuery } from '../../sharing/share-queries.ts';
import { ErrorNote } from '../../ui/console/ErrorNote.tsx';
import { formatMoment } from '../../ui/console/moment.ts';
import { useZone } from '../../ui/console/station-zone.ts';
import { useWords } from '../../ui/console/words.ts';
import { ChevronIcon } from '../../ui/icons/ChevronIcon.tsx';
import { serverClock } from '../../ui/server-clock.ts';
import { LivePill } from './LivePill.tsx';
import { NotFound } from './NotFound.tsx';
import { useSay } from './said.ts';
import { useMe } from './session.ts';

const route = getRouteApi('/signed-in/approvals/$requestId');

export function ApprovalScreen() {
  const { t } = useWords();
  const me = useMe();
  const { requestId } = route.useParams();
  const navigate = useNavigate();
  const say = useSay();
  const zone = useZone();
  const canDecide = isAllowed(me.officer.roles, 'decide-sharing');
  const request = useQuery({ ...shareRequestQuery(requestId), enabled: canDecide });
  const queue = useQuery({ ...openQueueQuery, enabled: canDecide });
  const isMissing = request.error instanceof CallError && request.error.code === 'NOT_FOUND';
  if (!canDecide || isMissing) return <NotFound />;
  if (!request.data) return <main>{request.error && <ErrorNote error={request.error} />}</main>;
  const { number } = request.data.row;
  /** `until` is null when it was rejected. */
  const decided = (until: number | null) => {
    const done =
      until === null
        ? t('approval.done.rejected', { number })
        : t('approval.done.approved', { number, at: formatMoment(until, serverClock.now(), zone) });
    say(done);
    void navigate({ to: '/approvals' });
  };
  const live = queue.data?.rows.find((row) => row.id === request.data.row.id);
  return (
    <main>
      <title>{t('approval.page', { number: request.data.row.number })}</title>
      <ApprovalSheet
        key={request.data.row.version}
        request={request.data}
        live={live}
        me={me}
        top={<ApprovalTop requestId={requestId} />}
        onDecided={decided}
      />
    </main>
  );
}

function ApprovalTop({ requestId }: { requestId: string }) {
  const { t } = useWords();
  const { data = [] } = useQuery(shareRequestsQuery);
  const place = data.findIndex(({ id }) => id === requestId) + 1;
  return (
    <div className="topbar">
      <Link to="/approvals" className="exit" aria-label={t('approval.back')}>
        <ChevronIcon className="back" />
      </Link>
      <div className="brand">
        <span>
          {t('nav.approvals')}{' '}
          {place > 0 && <small>{t('approval.place', { n: place, of: data.length })}</small>}
        </span>
      </div>
      <LivePill />
    </div>
  );
}
