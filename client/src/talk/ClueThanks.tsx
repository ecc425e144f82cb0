import type { Reach } from '@sunshine-seat/shared/contract/officer.ts';
import { ReachNote } from '../ui/console/ReachNote.tsx';
import { useWords } from '../ui/console/words.ts';
import { SunIcon } from '../ui/icons/SunIcon.tsx';
import type { TalkedClue } from './talk-fold.ts';

/** The thanks that the complainant's side reads, and whether they have. */
export function ClueThanks({ clue, reach }: { clue: TalkedClue; reach: Reach }) {
  const words = useWords();
  const { t } = words;
  return clue.thanks.map(({ id, note, by, sharedSeq }) => (
    <div key={id} className="thanked">
      <p>
        <SunIcon size="s" />
        {t('talk:thank.done')} {note && <bdi>{t('talk:quoted', { text: note })}</bdi>}
      </p>
      <p className="by">
        {by && <span>{words.officer(by)}</span>}
        {sharedSeq !== null && <ReachNote sharedSeq={sharedSeq} reach={reach} />}
      </p>
    </div>
  ));
}
