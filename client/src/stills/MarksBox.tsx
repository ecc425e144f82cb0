import type { Me, OfficerCase } from '@sunshine-seat/shared/contract/officer.ts';
import { isAllowed } from '@sunshine-seat/shared/domain/permissions.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useIntentKey } from '../api/use-intent-key.ts';
import { foldWritten } from '../live/officer-cache.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { useZone } from '../ui/console/station-zone.ts';
import { formatTime } from '../ui/format.ts';
import { useMarkWords } from '../ui/still/mark-words.ts';
import { numbered } from '../ui/still/shown-mark.ts';
import { Tag } from '../ui/Tag.tsx';
import type { MarkOnStage } from './shown-marks.ts';
import { makeClue } from './still-queries.ts';
import { useStillWords } from './still-words.ts';

/** The marks in words, newest first; one tap makes a clue of one. */
export function MarksBox({ held, me, marks }: { held: OfficerCase; me: Me; marks: readonly MarkOnStage[] }) {
  const { t, ...words } = useStillWords();
  const mark = useMarkWords();
  const zone = useZone();
  const client = useQueryClient();
  const keys = useIntentKey();
  const clue = useMutation({
    mutationFn: (markId: string) => makeClue(held.row.id, markId, keys.of(markId)),
    onSuccess: (written) => foldWritten(client, written),
  });
  const canMakeClues = isAllowed(me.officer.roles, 'assess-clue');
  return (
    <section className="box" aria-labelledby="marks-title">
      <h2 id="marks-title">
        {t('marks.title')} <small>{marks.length > 0 && t('marks.count', { count: marks.length })}</small>
      </h2>
      {marks.length === 0 && <p className="hint">{mark.t('noMarks')}</p>}
      <ErrorNote error={clue.error} />
      <ol className="mark-lines">
        {numbered(marks)
          .toReversed()
          .map(({ shown, number }) => (
            <li key={shown.id}>
              <div>
                <b>{mark.label(shown, number)}</b>
                <small>
                  {mark.t(`tool.${shown.mark.shape}`)}
                  {shown.stored && ` · ${formatTime(shown.stored.at, zone)}`}
                  {shown.stored?.by && ` · ${words.officer(shown.stored.by)}`}
                  {shown.isPending && ` · ${t('marks.pending')}`}
                </small>
              </div>
              {shown.stored?.isClue && <Tag kind="ok">{t('marks.isClue')}</Tag>}
              {canMakeClues && shown.stored && !shown.stored.isClue && (
                <Button
                  small
                  disabled={clue.isPending}
                  aria-label={t('marks.makeClueOf', { mark: mark.label(shown, number) })}
                  onClick={() => clue.mutate(shown.id)}
                >
                  {t('marks.makeClue')}
                </Button>
              )}
            </li>
          ))}
      </ol>
    </section>
  );
}
