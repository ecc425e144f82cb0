import type { Reach } from '@sunshine-seat/shared/contract/officer.ts';
import { classNames } from '../ui/class-names.ts';
import { LineFoot } from './LineFoot.tsx';
import type { TalkLine } from './talk-fold.ts';

/** What one side wrote: the complainant's at the start of the line, officers' at its end. */
export function MessageBubble({
  line,
  reach,
  seenSeq,
}: {
  line: Extract<TalkLine, { kind: 'message' }>;
  reach: Reach;
  seenSeq: number;
}) {
  const { side, text, textLanguage } = line.event;
  return (
    <div className={classNames('bubble', side === 'officer' && 'ours')}>
      <p className="words" dir="auto" lang={textLanguage ?? undefined}>
        {text}
      </p>
      <LineFoot line={line} reach={reach} seenSeq={seenSeq} />
    </div>
  );
}
