/** Whether a request that may change something comes from our own pages: browsers send Origin with every such request. */
export function isSameOrigin(
  headers: {
    origin?: string | undefined;
    host?: string | undefined;
    'sec-fetch-site'?: string | string[] | undefined;
  },
  publicUrl: string,
): boolean {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  if (site === 'cross-site' || site === 'same-site') return false;
  // No browser leaves Origin out where it matters; programs (curl, an integration) send none and hold no cookie of a person's browser.
  if (origin === undefined) return true;
  // Read as addresses only when they are not the same to begin with.
  if (origin === publicUrl || origin === new URL(publicUrl).origin) return true;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}
