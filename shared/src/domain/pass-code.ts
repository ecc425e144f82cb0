/** What people type: the case number and the sixteen characters of the access code, forgivingly. */

export const PASS_CODE_LENGTH = 16;
/** Crockford's base32: no I, L, O, U. */
export const PASS_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function halfWidth(text: string): string {
  return text.normalize('NFKC').toUpperCase();
}

/** Access code as it is hashed: forgives case, spaces, hyphens, full-width characters, O for 0 and I or L for 1. */
export function normalisePassCode(typed: string): string {
  return halfWidth(typed)
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '');
}

export function isPassCode(normalised: string): boolean {
  return normalised.length === PASS_CODE_LENGTH && [...normalised].every((c) => PASS_ALPHABET.includes(c));
}

/** Case number as it is stored: `CZ-2611-0382`; the letters stand for the station, then year and month, then a running number. */
export function normaliseCaseNumber(typed: string): string {
  const bare = halfWidth(typed).replace(/[^0-9A-Z]/g, '');
  const match = /^([A-Z]+)([0-9OIL]{4})([0-9OIL]{4,6})$/.exec(bare);
  if (!match) return bare.slice(0, 20);
  const [, station = '', month = '', running = ''] = match;
  return `${station}-${digits(month)}-${digits(running)}`;
}

function digits(text: string): string {
  return text.replace(/O/g, '0').replace(/[IL]/g, '1');
}

/** Four groups of four, as printed on the slip. */
export function groupPassCode(code: string): string[] {
  return code.match(/.{1,4}/g) ?? [];
}

/** The address behind the QR: the secret is in the fragment, which no browser sends to a server. */
export function passAddress(publicUrl: string, caseNumber: string, code: string): string {
  return `${publicUrl.replace(/\/$/, '')}/#${caseNumber}/${code}`;
}

/** Reads number and code back out of a location hash, or null. */
export function readPassFragment(hash: string): { number: string; code: string } | null {
  const match = /^#([^/]+)\/([^/]+)$/.exec(decoded(hash));
  if (!match) return null;
  const code = normalisePassCode(match[2] ?? '');
  return isPassCode(code) ? { number: normaliseCaseNumber(match[1] ?? ''), code } : null;
}

function decoded(hash: string): string {
  try {
    return decodeURIComponent(hash);
  } catch {
    // Escapes that broke on the way here.
    return '';
  }
}
