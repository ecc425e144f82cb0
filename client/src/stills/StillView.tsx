import type { Me, OfficerCase } from '@sunshine-seat/shared/contract/officer.ts';
import { isAllowed } from '@sunshine-seat/shared/domain/permissions.ts';
import { useCallback, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Segmented } from '../ui/console/Segmented.tsx';
import { RadioIcon } from '../ui/icons/RadioIcon.tsx';
import { useNow } from '../ui/server-clock.ts';
import { CopyBox } from './CopyBox.tsx';
import { CoViewing } from './CoViewing.tsx';
import { InternalView } from './InternalView.tsx';
import { MarksBox } from './MarksBox.tsx';
import { MaskEditor } from './MaskEditor.tsx';
import type { MarkOutbox } from './mark-outbox.ts';
import type { MaskAction, MaskDraft } from './mask-edit.ts';
import { OriginalDialog } from './OriginalDialog.tsx';
import { RegisterDialog } from './RegisterDialog.tsx';
import { SealedOriginal } from './SealedOriginal.tsx';
import { StillFactsBox } from './StillFactsBox.tsx';
import { StillStateTag } from './StillStateTag.tsx';
import { stillReach } from './still-reach.ts';
import type { Still } from './still-story.ts';
import { useStillWords } from './still-words.ts';
import { useMarks } from './use-marks.ts';
import { WithdrawDialog } from './WithdrawDialog.tsx';

type Mode = 'view' | 'mask';
type Asked = 'original' | 'register' | 'withdraw' | null;

/** One still: looked at together or masked, with everything known of it beside it. */
export function StillView({
  held,
  me,
  still,
  name,
  outbox,
  draft,
  onEdit,
  onLookout,
}: {
  held: OfficerCase;
  me: Me;
  still: Still;
  name: string;
  outbox: MarkOutbox;
  draft: MaskDraft | null;
  /** Null gives up what was drawn. */
  onEdit: (still: Still, action: MaskAction | null) => void;
  onLookout: ((still: Still) => void) | undefined;
}) {
  const { t } = useStillWords();
  const now = useNow();
  const mayWork = isAllowed(me.officer.roles, 'work-with-stills');
  const [mode, setMode] = useState<Mode>(still.copy || !mayWork ? 'view' : 'mask');
  const [asked, setAsked] = useState<Asked>(null);
  const hand = useMarks(held, me, still, outbox);
  const reach = stillReach(held.row, held.events, now);
  const label = t('label', { name, camera: `\u2068${still.facts.camera}\u2069` });
  const dispatch = useCallback((action: MaskAction | null) => onEdit(still, action), [onEdit, still]);
  const caseId = held.row.id;
  const close = useCallback(() => setAsked(null), []);

  return (
    <>
      <section className="box still-main" aria-labelledby="still-title">
        <header className="still-head">
          <h2 id="still-title">{name}</h2>
          <StillStateTag state={still.state} />
          {mayWork && (
            <Segmented
              label={t('mode.label')}
              labelHidden
              value={mode}
              onChange={setMode}
              options={[
                { value: 'view', label: t(still.copy ? 'mode.view' : 'mode.look') },
                { value: 'mask', label: t('mode.mask') },
              ]}
            />
          )}
        </header>
        {mode === 'mask' && (
          <MaskEditor
            row={held.row}
            still={still}
            label={label}
            reach={reach}
            draft={draft}
            dispatch={dispatch}
            onShared={() => {
              dispatch(null);
              setMode('view');
            }}
          />
        )}
        {mode === 'view' && still.copy && (
          <CoViewing
            held={held}
            me={me}
            still={still}
            copy={still.copy}
            label={label}
            reach={reach}
            hand={hand}
          />
        )}
        {mode === 'view' && !still.copy && <InternalView caseId={caseId} still={still} label={label} />}
      </section>
      <aside className="still-side" aria-label={t('aside')}>
        {onLookout && (
          <Button onClick={() => onLookout(still)}>
            <RadioIcon />
            {t('lookout')}
          </Button>
        )}
        {(still.copy || hand.marks.length > 0) && <MarksBox held={held} me={me} marks={hand.marks} />}
        {still.copy && (
          <CopyBox still={still} copy={still.copy} onWithdraw={mayWork ? () => setAsked('withdraw') : null} />
        )}
        <StillFactsBox still={still} />
        <SealedOriginal
          still={still}
          onSee={mayWork ? () => setAsked('original') : null}
          onRegister={() => setAsked('register')}
        />
      </aside>
      {asked === 'original' && (
        <OriginalDialog caseId={caseId} stillId={still.id} name={name} onClose={close} />
      )}
      {asked === 'register' && (
        <RegisterDialog caseId={caseId} stillId={still.id} name={name} onClose={close} />
      )}
      {asked === 'withdraw' && <WithdrawDialog row={held.row} still={still} onClose={close} />}
    </>
  );
}
