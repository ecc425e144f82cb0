import type { Mark } from '@sunshine-seat/shared/domain/marks.ts';
import { classNames } from '../class-names.ts';
import { labelPlace, markPath } from './mark-path.ts';
import { useMarkWords } from './mark-words.ts';
import type { Size } from './picture-place.ts';
import { numbered, type ShownMark, type Side } from './shown-mark.ts';

/** More labels than this would hide what is under them: then only those with words stay. */
const MOST_LABELS = 24;

/** Strokes of one mark: a dark one underneath, so that it shows on any picture. */
export function MarkStrokes({
  mark,
  side,
  unit,
  className,
}: {
  mark: Pick<Mark, 'shape' | 'points'>;
  side: Side;
  unit: number;
  className?: string | undefined;
}) {
  const { stroked, dots } = markPath(mark, side, unit);
  const dashes = side === 'complainant' && mark.shape !== 'arrow' ? `${11 * unit} ${8 * unit}` : undefined;
  return (
    <g className={classNames('mark', side, className)}>
      {stroked && <path className="under" d={stroked} strokeWidth={7 * unit} />}
      {dots && <path className="under" d={dots} strokeWidth={4 * unit} />}
      {stroked && <path className="over" d={stroked} strokeWidth={3.2 * unit} strokeDasharray={dashes} />}
      {dots && <path className="dot" d={dots} />}
    </g>
  );
}

/** Labels lie over the picture as text of the page, so that fonts and sizes are those of the page. */
export function MarkLabels({ marks, size }: { marks: readonly ShownMark[]; size: Size }) {
  const words = useMarkWords();
  const all = numbered(marks);
  const labelled = all.length > MOST_LABELS ? all.filter(({ shown }) => shown.mark.text) : all;
  return (
    <div className="mark-labels" aria-hidden="true">
      {labelled.map(({ shown, number }) => {
        const { x, y, side, align } = labelPlace(shown.mark, shown.side, size);
        return (
          <span
            key={shown.id}
            className={classNames('mark-label', shown.side, side, align, shown.isPending && 'pending')}
            style={{ left: `${(x / size.width) * 100}%`, top: `${(y / size.height) * 100}%` }}
            dir="auto"
          >
            {words.label(shown, number)}
          </span>
        );
      })}
    </div>
  );
}
