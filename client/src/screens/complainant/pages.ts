/** The two faces of the portal: whoever scans the code never fetches the form, and the other way round. */

export const loadCasePage = () => import('./CasePage.tsx').then((page) => ({ default: page.CasePage }));
export const loadEntryPage = () => import('./EntryPage.tsx').then((page) => ({ default: page.EntryPage }));
