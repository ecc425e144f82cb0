/** The words of one namespace in one language; plural forms are keys with a suffix of Intl.PluralRules. */
export type Catalogue = { readonly [key: string]: string | readonly string[] | Catalogue };
