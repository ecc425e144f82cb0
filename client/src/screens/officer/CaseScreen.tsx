import type { OfficerCase } from '@sunshine-seat/shared/contract/officer.ts';
import type { Milestone } from '@sunshine-seat/shared/domain/case-state.ts';
import { isAllowed } from '@sunshine-seat/shared/domain/permissions.ts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { officersQuery } from '../../accounts/officer-queries.ts';
import { CallError } from '../../api/call.ts';
import { uploadFile, uploadToCase } from '../../api/upload.ts';
import { ItemsCard } from '../../items/ItemsCard.tsx';
import { LookoutsCard } from '../../lookouts/LookoutsCard.tsx';
import { type LookoutStart, SendLookoutDialog } from '../../lookouts/SendLookoutDialog.tsx';
import { CaseFacts } from '../../officer-cases/CaseFacts.tsx';
import { CasePassBox } from '../../officer-cases/CasePassBox.tsx';
import { CaseTimeline } from '../../officer-cases/CaseTimeline.tsx';
import { ComplainantPreview } from '../../officer-cases/ComplainantPreview.tsx';
import { Composer } from '../../officer-cases/Composer.tsx';
import { type CasePass, caseQuery } from '../../officer-cases/case-queries.ts';
import { milestoneIntent } from '../../officer-cases/milestone-intent.ts';
import { OfficerInCharge } from '../../officer-cases/OfficerInCharge.tsx';
import { type Previewed, previewOf } from '../../officer-cases/previewed.ts';
import { useUndoState } from '../../officer-cases/use-undo-state.ts';
import { WhoIsHere } from '../../officer-cases/WhoIsHere.tsx';
import { WhoRead } from '../../officer-cases/WhoRead.tsx';
import { SeatCard } from '../../seats/SeatCard.tsx';
import { useAttendance } from '../../seats/use-attendance.ts';
import { DecisionRecord } from '../../sharing/DecisionRecord.tsx';
import { SharingPanel } from '../../sharing/SharingPanel.tsx';
import { scopesShared } from '../../sharing/scope-choice.ts';
import { StillsCard } from '../../stills/StillsCard.tsx';
import { TalkCard } from '../../talk/TalkCard.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/console/ErrorNote.tsx';
import { useWords } from '../../ui/console/words.ts';
import { serverClock } from '../../ui/server-clock.ts';
import { CasePassSheet } from './CasePassSheet.tsx';
import { useLive } from './live-context.ts';
import { NotFound } from './NotFound.tsx';
import { useMe } from './session.ts';
import { TopBar } from './TopBar.tsx';
import { useWatchedCase } from './use-watched-case.ts';

const route = getRouteApi('/signed-in/cases/$caseId');

export function CaseScreen() {
  const { caseId } = route.useParams();
  const { t } = useWords();
  const { data, error, refetch } = useQuery(caseQuery(caseId));
  useWatchedCase(caseId, data !== undefined);
  if (data) return <CasePage key={caseId} held={data} />;
  if (!error) return <main aria-busy="true" />;
  if (error instanceof CallError && error.code === 'NOT_FOUND') return <NotFound />;
  return (
    <main className="box m-6">
      <ErrorNote error={error} />
      <Button onClick={() => void refetch()}>{t('action.retry')}</Button>
    </main>
  );
}

/** Sends a photo to the case; leaving the page ends it. */
function useSendPhoto(caseId: string) {
  const leaving = useRef(new AbortController());
  useEffect(() => {
    const here = new AbortController();
    leaving.current = here;
    return () => here.abort();
  }, []);
  return (photo: File) => uploadFile(photo, uploadToCase(caseId), { signal: leaving.current.signal });
}

function CasePage({ held }: { held: OfficerCase }) {
  const words = useWords();
  const me = useMe();
  const { undo, outbox, socket } = useLive();
  const [drafted, setDrafted] = useState<Previewed | null>(null);
  const [pass, setPass] = useState<CasePass | null>(null);
  const [lookout, setLookout] = useState<LookoutStart | null>(null);
  const { counting } = useUndoState(undo);
  const { row } = held;
  const canWrite = isAllowed(me.officer.roles, 'post-update');
  const officers = useQuery({ ...officersQuery, enabled: isAllowed(me.officer.roles, 'assign-officer') });
  const leaving = counting?.caseId === row.id ? previewOf(counting) : null;

  useAttendance(row.id, me.officer.id, socket, isAllowed(me.officer.roles, 'open-seat'));

  // Whoever leaves the case has decided: nothing is left counting behind their back.
  useEffect(() => () => void undo.flush(), [undo]);

  const postMilestone = (milestone: Milestone) =>
    undo.arm(milestoneIntent(held, milestone, serverClock.now()));
  const sendPhoto = useSendPhoto(row.id);

  return (
    <main className="case">
      <title>{`${words.caseTitle(row)} · ${row.number}`}</title>
      <TopBar
        title={words.caseTitle(row)}
        aside={
          <>
            <span className="case-number num">{row.number}</span>
            <WhoIsHere presence={held.presence} me={me} />
          </>
        }
      />
      <div className="case-columns">
        <div className="column side">
          <SharingPanel held={held} me={me} />
          <SeatCard held={held} me={me} scopes={scopesShared(held.events)} />
          <DecisionRecord events={held.events} />
          <CaseFacts held={held} me={me} />
          <OfficerInCharge held={held} me={me} officers={officers.data ?? []} />
          <CasePassBox held={held} me={me} onIssued={setPass} />
          <WhoRead caseId={row.id} />
        </div>
        <div className="column middle">
          {canWrite && <Composer held={held} queue={undo} onPreview={setDrafted} />}
          <CaseTimeline held={held} queue={undo} me={me} />
        </div>
        <div className="column end">
          {canWrite && <ComplainantPreview held={held} previewed={drafted ?? leaving} by={me.officer} />}
          <TalkCard
            held={held}
            me={me}
            outbox={outbox}
            socket={socket}
            onLookout={
              isAllowed(me.officer.roles, 'send-lookout')
                ? ({ event }) =>
                    setLookout({ clueId: event.id, ...(event.clue.text && { description: event.clue.text }) })
                : undefined
            }
          />
          <StillsCard
            held={held}
            linkTo={(still, words) => (
              <Link
                className={still ? undefined : 'link'}
                to="/cases/$caseId/stills"
                params={{ caseId: row.id }}
                search={still ? { still: still.id } : {}}
              >
                {words}
              </Link>
            )}
          />
          <ItemsCard held={held} me={me} sendPhoto={sendPhoto} onMilestone={postMilestone} />
          <LookoutsCard held={held} me={me} onSend={() => setLookout({})} />
        </div>
      </div>
      {lookout && <SendLookoutDialog held={held} me={me} start={lookout} onClose={() => setLookout(null)} />}
      {pass && (
        <CasePassSheet
          pass={pass}
          language={held.facts.language}
          isNew={false}
          onHandedOver={() => setPass(null)}
        />
      )}
    </main>
  );
}
