import { useTranslation } from 'react-i18next';
import { centreOf } from './mark-path.ts';
import { regionOf, type Size } from './picture-place.ts';
import { type Author, authorOf, type ShownMark } from './shown-mark.ts';

/** What a person wrote keeps its own direction within a sentence of ours. */
const isolated = (text: string) => `\u2068${text}\u2069`;

/** What is said of marks, bound to the language of the page. */
export function useMarkWords() {
  const { t } = useTranslation('co-viewing');
  const author = (whose: Author) => t(`author.${whose}`);
  return {
    t,
    author,
    /** "民警 1", "报案人：灰色外套". */
    label(shown: ShownMark, number: number) {
      const { text } = shown.mark;
      const name = author(authorOf(shown));
      return text
        ? t('label.words', { author: name, text: isolated(text) })
        : t('label.number', { author: name, number });
    },
    /** The whole mark for someone who does not see it. */
    sentence(shown: ShownMark, number: number, size: Size) {
      const centre = centreOf(shown.mark);
      const said = t('sentence', {
        author: author(authorOf(shown)),
        number,
        shape: t(`tool.${shown.mark.shape}`),
        where: t(`where.${regionOf(centre, size)}`),
      });
      return shown.mark.text ? t('sentenceWithWords', { said, text: isolated(shown.mark.text) }) : said;
    },
  };
}
