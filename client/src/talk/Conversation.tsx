import type { OfficerCase } from '@sunshine-seat/shared/contract/officer.ts';
import { useRef } from 'react';
import { useWords } from '../ui/console/words.ts';
import { ClueCard } from './ClueCard.tsx';
import type { ClueRights } from './clue-rights.ts';
import { MessageBubble } from './MessageBubble.tsx';
import type { Outbox, Waiting } from './outbox.ts';
import { lastTalkSeq, type MarkedStill, type TalkLine } from './talk-fold.ts';
import { UnsentBubble } from './UnsentBubble.tsx';
import { useReadMark } from './use-read-mark.ts';
import { useStickToEnd } from './use-stick-to-end.ts';

/** The lines of both sides, the newest at the bottom. */
export function Conversation({
  lines,
  waiting,
  stills,
  held,
  outbox,
  rights,
  onTakenBack,
  onRead,
}: {
  lines: readonly TalkLine[];
  waiting: readonly Waiting[];
  stills: ReadonlyMap<string, MarkedStill>;
  held: OfficerCase;
  outbox: Outbox;
  rights: ClueRights;
  onTakenBack: (text: string) => void;
  /** Null for those whose reading tells the complainant nothing. */
  onRead: ((place: number) => void) | null;
}) {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLSpanElement>(null);
  // A message that failed grows by its reason.
  const stick = useStickToEnd(box, [lines.length, ...waiting.map(({ error }) => error === null)].join());
  useReadMark(end, onRead ? lastTalkSeq(lines) : 0, held.seenSeq, (place) => onRead?.(place));
  const marks = { reach: held.reach, seenSeq: held.seenSeq };

  if (lines.length + waiting.length === 0) {
    return <p className="hint">{t(rights.isOpen ? 'talk:emptyOpen' : 'talk:empty')}</p>;
  }
  return (
    <div
      className="talk-lines"
      role="log"
      aria-label={t('talk:title')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no pointer scrolls it with the keys
      tabIndex={0}
      ref={box}
      onScroll={stick}
    >
      <ol>
        {lines.map((line) => (
          <li key={line.event.id}>
            {line.kind === 'message' ? (
              <MessageBubble line={line} {...marks} />
            ) : (
              <ClueCard line={line} stills={stills} rights={rights} {...marks} />
            )}
          </li>
        ))}
        {waiting.map((one) => (
          <li key={one.message.key}>
            <UnsentBubble waiting={one} outbox={outbox} onTakenBack={onTakenBack} />
          </li>
        ))}
      </ol>
      <span ref={end} className="talk-end" />
    </div>
  );
}
