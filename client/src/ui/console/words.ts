import type { OfficerName, StationBrand } from '@sunshine-seat/shared/contract/base.ts';
import type { QueueRow } from '@sunshine-seat/shared/contract/officer.ts';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../i18n.ts';
import { familyNameIn } from '../names.ts';

export function stationName(brand: Pick<StationBrand, 'names'>): string {
  const { names } = brand;
  return names[currentLanguage()] ?? names['zh-Hans'];
}

/** What the console says, bound to the language of the page. */
export function useWords() {
  const { t } = useTranslation(['console', 'common']);
  return {
    t,
    officer: (name: OfficerName) => t('common:officerTitle', { name: familyNameIn(name, currentLanguage()) }),
    alias: (row: Pick<QueueRow, 'alias'>) => aliasWord(row.alias),
    /** "盗窃 · 白鹭": what a case goes by between officers. */
    caseTitle: (row: Pick<QueueRow, 'alias' | 'kind'>) =>
      t('case.title', { kind: t(`common:kind.${row.kind}`), alias: aliasWord(row.alias) }),
    /** "Place: …"; what a person wrote is isolated, so that its direction does not disturb the line. */
    labelled: (label: string, written: string) => t('labelled', { label, text: `\u2068${written}\u2069` }),
    error: (error: unknown, instead: { readonly [code: string]: string } = {}) => {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'INTERNAL';
      return instead[code] ?? (code === 'NETWORK' ? t('error.network') : t(`common:error.${code}`));
    },
  };
}

/** "甲、乙和丙", "A, B and C". */
export function listWords(words: readonly string[]): string {
  return new Intl.ListFormat(currentLanguage(), { type: 'conjunction' }).format(words);
}

/** Sentences that follow one another; Chinese writes no space between them. */
export function joinSentences(...sentences: readonly (string | false)[]): string {
  return sentences.filter(Boolean).join(currentLanguage().startsWith('zh') ? '' : ' ');
}

export function aliasWord(index: number): string {
  const words = i18next.t('common:aliases', { returnObjects: true }) as unknown;
  return Array.isArray(words) ? String(words[index] ?? index) : String(index);
}

export type Translate = ReturnType<typeof useWords>['t'];
