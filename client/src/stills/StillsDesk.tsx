import type { Me, OfficerCase } from '@sunshine-seat/shared/contract/officer.ts';
import { isAllowed } from '@sunshine-seat/shared/domain/permissions.ts';
import { useCallback, useMemo, useState } from 'react';
import { StateBlock } from '../ui/StateBlock.tsx';
import { AddStillDialog } from './AddStillDialog.tsx';
import { DropZone } from './DropZone.tsx';
import { editMasks, type MaskAction, type MaskDraft, NO_MASKS } from './mask-edit.ts';
import { StillStrip } from './StillStrip.tsx';
import { StillView } from './StillView.tsx';
import './stills.css';
import { type Still, stillsOf } from './still-story.ts';
import { useStillWords } from './still-words.ts';
import { useMarkOutbox } from './use-marks.ts';

/** The stills of a case: a strip of all of them, one in the middle, what is known of it beside it. Keyed by case. */
export function StillsDesk({
  held,
  me,
  chosen,
  onChoose,
  onLookout,
}: {
  held: OfficerCase;
  me: Me;
  /** The still in hand; null or an unknown one means the newest. */
  chosen: string | null;
  onChoose: (stillId: string) => void;
  /** Sends a lookout with a still. */
  onLookout?: (still: Still) => void;
}) {
  const { t } = useStillWords();
  const stills = useMemo(() => stillsOf(held.events), [held.events]);
  const outbox = useMarkOutbox(held.row.id);
  const [adding, setAdding] = useState<{ dropped: File | null } | null>(null);
  // What was masked and not yet shared stays while another still is looked at.
  const [drafts, setDrafts] = useState<Readonly<Record<string, MaskDraft | null>>>({});
  const onEdit = useCallback(({ id, lastCopyId }: Still, action: MaskAction | null) => {
    setDrafts((before) => ({ ...before, [id]: action && changed(before[id], action, lastCopyId) }));
  }, []);
  const mayAdd = isAllowed(me.officer.roles, 'work-with-stills');
  const still = stills.find(({ id }) => id === chosen) ?? stills.at(-1);

  return (
    <div className="stills-desk">
      {still ? (
        <>
          <StillStrip
            caseId={held.row.id}
            stills={stills}
            chosen={still.id}
            onChoose={onChoose}
            onAdd={mayAdd ? () => setAdding({ dropped: null }) : null}
          />
          <StillView
            key={still.id}
            held={held}
            me={me}
            still={still}
            name={t('name', { n: stills.indexOf(still) + 1 })}
            outbox={outbox}
            draft={drafts[still.id] ?? null}
            onEdit={onEdit}
            onLookout={onLookout}
          />
        </>
      ) : (
        <section className="box no-stills">
          <StateBlock
            kind="empty"
            title={t('empty.title')}
            detail={t(mayAdd ? 'empty.detail' : 'empty.look')}
          />
          {mayAdd && <DropZone onFile={(dropped) => setAdding({ dropped })} />}
        </section>
      )}
      {adding && (
        <AddStillDialog
          caseId={held.row.id}
          dropped={adding.dropped}
          onClose={() => setAdding(null)}
          onAdded={(id) => {
            setAdding(null);
            onChoose(id);
          }}
        />
      )}
    </div>
  );
}

function changed(
  draft: MaskDraft | null | undefined,
  action: MaskAction,
  lastCopyId: string | null,
): MaskDraft {
  const { edit, base } = draft ?? { edit: NO_MASKS, base: lastCopyId };
  return { edit: editMasks(edit, action), base };
}
