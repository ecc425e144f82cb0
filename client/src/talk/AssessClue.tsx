import { ASSESSMENTS, type Assessment } from '@sunshine-seat/shared/domain/clues.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useIntentKey } from '../api/use-intent-key.ts';
import { foldWritten } from '../live/officer-cache.ts';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { useZone } from '../ui/console/station-zone.ts';
import { useWords } from '../ui/console/words.ts';
import { formatTime } from '../ui/format.ts';
import { CheckIcon } from '../ui/icons/CheckIcon.tsx';
import { LockIcon } from '../ui/icons/LockIcon.tsx';
import type { TalkedClue } from './talk-fold.ts';
import { assessClue } from './talk-queries.ts';

/** Useful, known, not relevant: between officers, in the shade. */
export function AssessClue({ clue, canAssess }: { clue: TalkedClue; canAssess: boolean }) {
  const words = useWords();
  const { t } = words;
  const zone = useZone();
  const assess = useAssess(clue);
  const { assessed } = clue;
  const held = assess.isPending ? assess.variables : (assessed?.assessment ?? null);
  return (
    <fieldset className="assess">
      <legend>
        <LockIcon size="s" />
        {t('talk:assess.title')} <small>{t('visibility.internal')}</small>
      </legend>
      {canAssess ? (
        <div className="assess-choice">
          {ASSESSMENTS.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === held}
              onClick={() => one !== held && assess.mutate(one)}
            >
              {one === held && <CheckIcon size="s" />}
              {t(`talk:assessment.${one}`)}
            </button>
          ))}
        </div>
      ) : (
        assessed && <p className="b">{t(`talk:assessment.${assessed.assessment}`)}</p>
      )}
      {assessed?.note && <p dir="auto">{assessed.note}</p>}
      {assessed?.by && (
        <p className="by">
          {words.officer(assessed.by)} <span className="num">{formatTime(assessed.at, zone)}</span>
        </p>
      )}
      <ErrorNote error={assess.error} />
    </fieldset>
  );
}

function useAssess({ event }: TalkedClue) {
  const client = useQueryClient();
  const keys = useIntentKey();
  return useMutation({
    mutationFn: (assessment: Assessment) => {
      const body = { assessment, note: null };
      return assessClue(event.caseId, event.id, body, keys.of([event.id, body]));
    },
    onSuccess: (written) => {
      keys.done();
      foldWritten(client, written);
    },
  });
}
