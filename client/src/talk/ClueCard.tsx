import type { Reach } from '@sunshine-seat/shared/contract/officer.ts';
import { useState } from 'react';
import { useWords } from '../ui/console/words.ts';
import { AssessClue } from './AssessClue.tsx';
import { ClueButtons, mayThank } from './ClueButtons.tsx';
import { CluePicture } from './CluePicture.tsx';
import { ClueThanks } from './ClueThanks.tsx';
import type { ClueRights } from './clue-rights.ts';
import { LineFoot } from './LineFoot.tsx';
import { ThankForm } from './ThankForm.tsx';
import type { MarkedStill, TalkLine } from './talk-fold.ts';
import { useClueTitle } from './use-clue-words.ts';

/** A clue as it was given, in the light; what officers make of it below, in the shade. */
export function ClueCard({
  line,
  stills,
  reach,
  seenSeq,
  rights,
}: {
  line: Extract<TalkLine, { kind: 'clue' }>;
  stills: ReadonlyMap<string, MarkedStill>;
  reach: Reach;
  seenSeq: number;
  rights: ClueRights;
}) {
  const { t } = useWords();
  const titleOf = useClueTitle();
  const [isThanking, setThanking] = useState(false);
  const { clue, caseId } = line.event;
  const still = clue.still ? stills.get(clue.still) : undefined;
  const title = titleOf(clue, still);
  return (
    <article className="clue" aria-label={title}>
      <div className="clue-said">
        <CluePicture caseId={caseId} clue={clue} still={still} title={title} />
        <div className="body">
          <h3>{title}</h3>
          {clue.mark?.text && <p dir="auto">{t('talk:quoted', { text: clue.mark.text })}</p>}
          {clue.text && (
            <p className="words" dir="auto">
              {clue.text}
            </p>
          )}
          {clue.described.length > 0 && (
            <dl>
              {clue.described.map(({ field, value }) => (
                <div key={field}>
                  <dt>{t(`common:describedField.${field}`)}</dt>
                  <dd dir="auto">{value}</dd>
                </div>
              ))}
            </dl>
          )}
          <div className="clue-foot">
            <LineFoot line={line} reach={reach} seenSeq={seenSeq} />
            {!isThanking && (
              <ClueButtons clue={line.clue} title={title} rights={rights} onThank={() => setThanking(true)} />
            )}
          </div>
        </div>
      </div>
      <ClueThanks clue={line.clue} reach={reach} />
      {isThanking && mayThank(line.clue, rights) && (
        <ThankForm clue={line.clue} onClose={() => setThanking(false)} />
      )}
      {(rights.canAssess || line.clue.assessed) && (
        <AssessClue clue={line.clue} canAssess={rights.canAssess} />
      )}
    </article>
  );
}
