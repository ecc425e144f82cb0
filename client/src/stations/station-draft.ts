import type { StationBrand } from '@sunshine-seat/shared/contract/base.ts';
import { LANGUAGES, type Language } from '@sunshine-seat/shared/domain/languages.ts';

/** A station's brand as typed: empty text where there is none. */
export type BrandDraft = {
  readonly names: Readonly<Record<Language, string>>;
  readonly accent: string;
  readonly phone: string;
};

export const EMPTY_BRAND: BrandDraft = {
  names: { 'zh-Hans': '', 'zh-Hant': '', en: '', ar: '' },
  accent: '',
  phone: '',
};

export function brandDraft(brand: Pick<StationBrand, 'names' | 'accent' | 'phone'>): BrandDraft {
  return {
    names: { ...EMPTY_BRAND.names, ...brand.names },
    accent: brand.accent ?? '',
    phone: brand.phone ?? '',
  };
}

/** What is sent: languages left empty are left out, so that they fall back to zh-Hans. */
export function brandInput(draft: BrandDraft): Pick<StationBrand, 'names' | 'accent' | 'phone'> {
  const named = LANGUAGES.filter((language) => draft.names[language].trim() !== '');
  const names = Object.fromEntries(named.map((language) => [language, draft.names[language].trim()]));
  return {
    names: { 'zh-Hans': '', ...names },
    accent: draft.accent.trim() || null,
    phone: draft.phone.trim() || null,
  };
}
