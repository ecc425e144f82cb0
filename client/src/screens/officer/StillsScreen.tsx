import { isAllowed } from '@sunshine-seat/shared/domain/permissions.ts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { CallError } from '../../api/call.ts';
import { type LookoutStart, SendLookoutDialog } from '../../lookouts/SendLookoutDialog.tsx';
import { caseQuery } from '../../officer-cases/case-queries.ts';
import { WhoIsHere } from '../../officer-cases/WhoIsHere.tsx';
import { useAttendance } from '../../seats/use-attendance.ts';
import { StillsDesk } from '../../stills/StillsDesk.tsx';
import { useStillWords } from '../../stills/still-words.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/console/ErrorNote.tsx';
import { useLive } from './live-context.ts';
import { NotFound } from './NotFound.tsx';
import { useMe } from './session.ts';
import { TopBar } from './TopBar.tsx';
import { useWatchedCase } from './use-watched-case.ts';

const route = getRouteApi('/signed-in/cases/$caseId/stills');

/** The stills of a case, a page of their own: the picture needs the room. */
export function StillsScreen() {
  const { caseId } = route.useParams();
  const { still } = route.useSearch();
  const words = useStillWords();
  const { t } = words;
  const me = useMe();
  const navigate = useNavigate();
  const [lookout, setLookout] = useState<LookoutStart | null>(null);
  const { data: held, error, refetch } = useQuery(caseQuery(caseId));
  useWatchedCase(caseId, held !== undefined);
  const { socket } = useLive();
  useAttendance(caseId, me.officer.id, socket, isAllowed(me.officer.roles, 'open-seat'));
  if (!held) {
    if (!error) return <main aria-busy="true" />;
    if (error instanceof CallError && error.code === 'NOT_FOUND') return <NotFound />;
    return (
      <main className="box m-6">
        <ErrorNote error={error} />
        <Button onClick={() => void refetch()}>{t('console:action.retry')}</Button>
      </main>
    );
  }
  const { row } = held;
  const title = words.caseTitle(row);
  return (
    <main>
      <title>{`${t('title')} · ${title}`}</title>
      <TopBar
        title={t('title')}
        canCreate={false}
        aside={
          <>
            <Link className="link" to="/cases/$caseId" params={{ caseId }} aria-label={t('back', { title })}>
              {title}
            </Link>
            <span className="case-number num">{row.number}</span>
            <WhoIsHere presence={held.presence} me={me} />
          </>
        }
      />
      <StillsDesk
        key={caseId}
        held={held}
        me={me}
        chosen={still ?? null}
        onChoose={(id) =>
          void navigate({
            to: '/cases/$caseId/stills',
            params: { caseId },
            search: { still: id },
            replace: true,
          })
        }
        onLookout={
          isAllowed(me.officer.roles, 'send-lookout')
            ? (chosen) => setLookout({ still: chosen.id })
            : undefined
        }
      />
      {lookout && <SendLookoutDialog held={held} me={me} start={lookout} onClose={() => setLookout(null)} />}
    </main>
  );
}
