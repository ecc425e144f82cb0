import { useMarkWords } from './mark-words.ts';
import type { Size } from './picture-place.ts';
import { numbered, type ShownMark } from './shown-mark.ts';

/** The marks of a picture in words, for those who do not see them. */
export function MarkList({ marks, size }: { marks: readonly ShownMark[]; size: Size }) {
  const words = useMarkWords();
  if (marks.length === 0) return <p className="sr">{words.t('noMarks')}</p>;
  return (
    <ol className="sr" aria-label={words.t('marks')}>
      {numbered(marks).map(({ shown, number }) => (
        <li key={shown.id}>{words.sentence(shown, number, size)}</li>
      ))}
    </ol>
  );
}
