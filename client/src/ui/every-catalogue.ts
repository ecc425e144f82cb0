import { type Catalogue, catalogueLoader } from './catalogues.ts';

export const loadAnyCatalogue = catalogueLoader(
  import.meta.glob<Catalogue>('./*/*.ts', { base: '../../../shared/src/locales' }),
);
