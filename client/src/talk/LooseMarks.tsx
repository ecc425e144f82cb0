import type { CaseEvent } from '@sunshine-seat/shared/contract/officer.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useIntentKey } from '../api/use-intent-key.ts';
import { foldWritten } from '../live/officer-cache.ts';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { useWords } from '../ui/console/words.ts';
import { ClueIcon } from '../ui/icons/ClueIcon.tsx';
import { CluePicture } from './CluePicture.tsx';
import { type DrawnMark, looseMarksOf, type MarkedStill } from './talk-fold.ts';
import { addClue, type ClueInput } from './talk-queries.ts';

/** Older ones are on the still itself. */
const SHOWN = 2;

/** What the complainant's side has just marked; one tap makes a clue of it. */
export function LooseMarks({
  events,
  stills,
}: {
  events: readonly CaseEvent[];
  stills: ReadonlyMap<string, MarkedStill>;
}) {
  const { t } = useWords();
  const client = useQueryClient();
  const keys = useIntentKey();
  const marks = useMemo(() => looseMarksOf(events).slice(-SHOWN), [events]);
  const keep = useMutation({
    mutationFn: ({ caseId, id }: DrawnMark) => {
      const body: ClueInput = { form: 'mark', markId: id, text: null };
      return addClue(caseId, body, keys.of([id, body]));
    },
    onSuccess: (written) => {
      keys.done();
      foldWritten(client, written);
    },
  });
  if (marks.length === 0) return null;
  return (
    <ul className="loose-marks">
      {marks.map((event) => {
        const still = stills.get(event.still);
        const title = t('talk:loose.title', { n: still?.number ?? '' });
        return (
          <li key={event.id}>
            <CluePicture
              caseId={event.caseId}
              clue={{ pictureId: null, mark: event.mark }}
              still={still}
              title={title}
            />
            <p>
              {title}
              {event.mark.text && <bdi>{t('talk:quoted', { text: event.mark.text })}</bdi>}
            </p>
            <button
              type="button"
              className="btn small"
              disabled={keep.isPending}
              onClick={() => keep.mutate(event)}
            >
              <ClueIcon size="s" />
              {t('talk:loose.keep')}
            </button>
          </li>
        );
      })}
      <ErrorNote error={keep.error} />
    </ul>
  );
}
