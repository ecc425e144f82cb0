import type { OfficerCase } from '@sunshine-seat/shared/contract/officer.ts';
import { ENDS, type Milestone, milestoneRule } from '@sunshine-seat/shared/domain/case-state.ts';
import { useEffect, useState } from 'react';
import { newIntentKey } from '../api/intent-key.ts';
import { lastSeq } from '../live/apply-case-events.ts';
import { classNames } from '../ui/class-names.ts';
import { useShortcuts } from '../ui/console/use-shortcuts.ts';
import { useWords } from '../ui/console/words.ts';
import { serverClock, useNow } from '../ui/server-clock.ts';
import { ComposerLine } from './ComposerLine.tsx';
import { keepDraft, keptDraft } from './kept-drafts.ts';
import { MilestoneGrid } from './MilestoneGrid.tsx';
import { MilestoneQuestion } from './MilestoneQuestion.tsx';
import type { Previewed } from './previewed.ts';
import type { UndoQueue } from './undo-queue.ts';
import {
  draftOf,
  EMPTY_DRAFT,
  type MilestoneAnswer,
  offeredMilestones,
  type UpdateDraft,
  updateBody,
} from './update-draft.ts';
import { useUndoState } from './use-undo-state.ts';
import { type Reachable, VisibilitySwitch } from './VisibilitySwitch.tsx';

/** One tap posts; a note that is being typed goes with it. Keyed by case, so nothing is carried over to another. */
export function Composer({
  held,
  queue,
  onPreview,
}: {
  held: OfficerCase;
  queue: UndoQueue;
  /** What the complainant would read, as it is being made. */
  onPreview: (previewed: Previewed | null) => void;
}) {
  const { t } = useWords();
  const { row } = held;
  const [draft, setDraft] = useState<UpdateDraft>(() => keptDraft(row.id));
  const [asked, setAsked] = useState<Milestone | null>(null);
  const [considered, setConsidered] = useState<Milestone | null>(null);
  const reachable = useReachable(held);
  const offer = offeredMilestones(row, draft.visibility, row.sharing.state === 'excluded');
  const hasEnded = ENDS.includes(row.stage);

  useTakenBack(queue, row.id, setDraft);
  useEffect(() => keepDraft(row.id, draft), [row.id, draft]);
  useEffect(() => {
    const { visibility, note, place } = draft;
    const isEmpty = considered === null && note.trim() === '';
    onPreview(
      isEmpty ? null : { visibility, milestone: considered, note, place, reason: null, outcome: null },
    );
  }, [draft, considered, onPreview]);

  function post(milestone: Milestone | null, answer: MilestoneAnswer | null) {
    const now = serverClock.now();
    queue.arm({
      key: newIntentKey(),
      caseId: row.id,
      seenSeq: lastSeq(held),
      at: now,
      body: updateBody(draft, milestone, answer, row.version, now),
    });
    setDraft({ ...EMPTY_DRAFT, visibility: draft.visibility });
    setAsked(null);
    setConsidered(null);
  }

  function choose(milestone: Milestone) {
    if (milestoneRule(milestone).needs) setAsked(milestone);
    else post(milestone, null);
  }

  useShortcuts(
    Object.fromEntries(
      offer.quick.slice(0, 9).map((milestone, index) => [
        String(index + 1),
        (event: KeyboardEvent) => {
          if (!event.repeat) choose(milestone);
        },
      ]),
    ),
  );

  return (
    <section className={classNames('box composer', draft.visibility)}>
      {hasEnded ? (
        <p className="composer-ended">{t('composer.ended')}</p>
      ) : (
        <VisibilitySwitch
          value={draft.visibility}
          onChange={(visibility) => setDraft({ ...draft, visibility })}
          reachable={reachable}
        />
      )}
      <MilestoneGrid offer={offer} onChoose={choose} onConsider={setConsidered} />
      {!hasEnded && (
        <ComposerLine
          draft={draft}
          onChange={setDraft}
          onSend={() => post(null, null)}
          held={held}
          noteAllowed={reachable !== 'excluded' || draft.visibility === 'internal'}
        />
      )}
      {asked && (
        <MilestoneQuestion
          milestone={asked}
          onAnswer={(answer) => post(asked, answer)}
          onClose={() => setAsked(null)}
        />
      )}
    </section>
  );
}

function useReachable({ row }: OfficerCase): Reachable {
  const now = useNow();
  if (row.sharing.state === 'excluded') return 'excluded';
  return row.sharing.state === 'open' && now < row.sharing.endsAt ? 'live' : 'held';
}

/** An update that was taken back stands in the composer again, ready to be changed. */
function useTakenBack(queue: UndoQueue, caseId: string, show: (draft: UpdateDraft) => void) {
  const { takenBack } = useUndoState(queue);
  useEffect(() => {
    if (takenBack?.caseId !== caseId) return;
    show(draftOf(takenBack.body));
    queue.handedBack();
  }, [takenBack, caseId, queue, show]);
}
