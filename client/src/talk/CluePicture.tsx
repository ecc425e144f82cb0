import type { Clue } from '@sunshine-seat/shared/contract/base.ts';
import { useState } from 'react';
import { ConsoleDialog } from '../ui/console/ConsoleDialog.tsx';
import { useWords } from '../ui/console/words.ts';
import { CasePhoto, MarkedPicture } from './CasePicture.tsx';
import type { MarkedStill } from './talk-fold.ts';

/** What a clue shows, small; pressed it comes up large. */
export function CluePicture({
  caseId,
  clue,
  still,
  title,
}: {
  caseId: string;
  clue: Pick<Clue, 'pictureId' | 'mark'>;
  still: MarkedStill | undefined;
  title: string;
}) {
  const { t } = useWords();
  const [isLarge, setLarge] = useState(false);
  const shown = (whole: boolean) => {
    if (clue.pictureId) return <CasePhoto caseId={caseId} pictureId={clue.pictureId} alt={title} />;
    if (!clue.mark || !still) return null;
    return <MarkedPicture caseId={caseId} still={still} mark={clue.mark} alt={title} whole={whole} />;
  };
  if (!shown(false)) return null;
  return (
    <>
      <button
        type="button"
        className="clue-thumb"
        aria-label={t('talk:picture.enlarge', { title })}
        onClick={() => setLarge(true)}
      >
        {shown(false)}
      </button>
      <ConsoleDialog open={isLarge} onClose={() => setLarge(false)} title={title} wide>
        <div className="clue-large">{shown(true)}</div>
      </ConsoleDialog>
    </>
  );
}
