import { type Catalogue, catalogueLoader } from '../../ui/catalogues.ts';

/** The words of this page alone: also the mere names of the others have to come first. */
export const loadOwnCatalogue = catalogueLoader(
  import.meta.glob<Catalogue>('./*/{portal,common,take-part,co-viewing,items,people}.ts', {
    base: '../../../../shared/src/locales',
  }),
);
