/** Kinds of pictures that are taken in, told by their first bytes: a name or a declared type proves nothing. */
export type PictureKind = 'jpeg' | 'png' | 'webp' | 'heic';

export const MIME: Record<PictureKind, string> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  heic: 'image/heic',
};

const JPEG = Buffer.of(0xff, 0xd8, 0xff);
const PNG = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx'];
/** Say that there are pictures in it, not of which kind; that is told by the brands that follow. */
const VAGUE_BRANDS = ['mif1', 'msf1'];

/** The kind, or null for anything else: SVG, GIF, AVIF, PDF, archives, text. */
export function pictureKind(bytes: Buffer): PictureKind | null {
  if (bytes.subarray(0, JPEG.length).equals(JPEG)) return 'jpeg';
  if (bytes.subarray(0, PNG.length).equals(PNG)) return 'png';
  if (fourAt(bytes, 0) === 'RIFF' && fourAt(bytes, 8) === 'WEBP') return 'webp';
  return fourAt(bytes, 4) === 'ftyp' && isHeic(bytes) ? 'heic' : null;
}

const fourAt = (bytes: Buffer, at: number) => bytes.subarray(at, at + 4).toString('latin1');

function isHeic(bytes: Buffer): boolean {
  const major = fourAt(bytes, 8);
  if (!VAGUE_BRANDS.includes(major)) return HEIC_BRANDS.includes(major);
  const end = Math.min(bytes.readUInt32BE(0), 256, bytes.length);
  for (let at = 16; at + 4 <= end; at += 4) if (HEIC_BRANDS.includes(fourAt(bytes, at))) return true;
  return false;
}
