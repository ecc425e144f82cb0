export type Namespace =
  | 'common'
  | 'portal'
  | 'console'
  | 'kiosk'
  | 'take-part'
  | 'people'
  | 'co-viewing'
  | 'stills'
  | 'talk'
  | 'items'
  | 'lookouts'
  | 'seats';

export type Catalogue = { default: Record<string, unknown> };
export type LoadCatalogue = (language: string, namespace: string) => Promise<Catalogue['default']>;

/** One chunk a language and namespace, fetched when it is first needed. */
export function catalogueLoader(catalogues: Record<string, () => Promise<Catalogue>>): LoadCatalogue {
  return async (language, namespace) => {
    const load = catalogues[`./${language}/${namespace}.ts`];
    if (!load) throw new Error(`no catalogue ${language}/${namespace}`);
    return (await load()).default;
  };
}
