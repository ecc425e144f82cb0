import type { StationBrand } from '@sunshine-seat/shared/contract/base.ts';
import type { Language } from '@sunshine-seat/shared/domain/languages.ts';

/** The station's name as the board says it; Chinese where it has no other. */
export function stationName({ names }: StationBrand, language: Language): string {
  return names[language] ?? names['zh-Hans'];
}
