import { useWords } from '../ui/console/words.ts';
import { RadioIcon } from '../ui/icons/RadioIcon.tsx';
import { SunIcon } from '../ui/icons/SunIcon.tsx';
import type { ClueRights } from './clue-rights.ts';
import type { TalkedClue } from './talk-fold.ts';

/** One word of thanks for each clue, and only while it can be read. */
export function mayThank({ thanks }: TalkedClue, { canAssess, isOpen }: ClueRights): boolean {
  return canAssess && isOpen && thanks.length === 0;
}

/** What officers do with a clue. */
export function ClueButtons({
  clue,
  title,
  rights,
  onThank,
}: {
  clue: TalkedClue;
  title: string;
  rights: ClueRights;
  onThank: () => void;
}) {
  const { t } = useWords();
  const { onLookout } = rights;
  return (
    <>
      {mayThank(clue, rights) && (
        <button
          type="button"
          className="btn small"
          aria-label={t('talk:thank.of', { title })}
          onClick={onThank}
        >
          <SunIcon size="s" />
          {t('talk:thank.action')}
        </button>
      )}
      {onLookout && (
        <button
          type="button"
          className="btn small"
          aria-label={t('talk:lookout.of', { title })}
          onClick={() => onLookout(clue)}
        >
          <RadioIcon size="s" />
          {t('talk:lookout.action')}
        </button>
      )}
    </>
  );
}
