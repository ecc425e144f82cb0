import type { Reach } from '@sunshine-seat/shared/contract/officer.ts';
import { ReachNote } from '../ui/console/ReachNote.tsx';
import { useZone } from '../ui/console/station-zone.ts';
import { useWords } from '../ui/console/words.ts';
import { formatTime } from '../ui/format.ts';
import { isUnread, type TalkLine } from './talk-fold.ts';

/** Who said it and when, and whether the other side has it. */
export function LineFoot({ line, reach, seenSeq }: { line: TalkLine; reach: Reach; seenSeq: number }) {
  const words = useWords();
  const { t } = words;
  const zone = useZone();
  const { event } = line;
  return (
    <p className="by">
      <span>{useAuthor(line)}</span>
      <time className="num" dateTime={new Date(event.at).toISOString()}>
        {formatTime(event.at, zone)}
      </time>
      {event.side === 'officer' && event.sharedSeq !== null && (
        <ReachNote sharedSeq={event.sharedSeq} reach={reach} />
      )}
      {isUnread(line, seenSeq) && <b className="unread">{t('talk:unreadOne')}</b>}
    </p>
  );
}

function useAuthor({ kind, event }: TalkLine): string {
  const words = useWords();
  const { t } = words;
  if (event.by) {
    const officer = words.officer(event.by);
    return kind === 'clue' ? t('talk:clue.spoken', { officer }) : officer;
  }
  return event.helper ? t(`common:relation.${event.helper}`) : t('facts.complainant');
}
