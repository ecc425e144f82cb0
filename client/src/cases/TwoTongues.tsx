import { Fragment } from 'react';
import type { SlipWords } from './slip-words.ts';

/** One text in both languages of the slip: side by side, or the second one below the first. */
export function TwoTongues({
  words,
  text,
  isStacked = false,
  between = ' ',
}: {
  words: SlipWords;
  text: string;
  isStacked?: boolean;
  between?: string;
}) {
  return words.map(({ language, direction, t }, place) => {
    const Part = isStacked ? 'p' : 'bdi';
    return (
      <Fragment key={language}>
        {place > 0 && !isStacked && between}
        <Part lang={language} dir={direction}>
          {t(text)}
        </Part>
      </Fragment>
    );
  });
}
