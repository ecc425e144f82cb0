import { createHash, randomBytes } from 'node:crypto';
import sharp from 'sharp';

/** What a camera wrote into the original: where, when, by whom, and the name of the file. */
export const WRITTEN_IN = {
  fileName: 'CNRY-QINGNIAN-RD-03-20261123.JPG',
  device: 'CNRY-DEVICE-SN-77120934',
  xmp: 'CNRY-XMP-OPERATOR-4471',
  latitude: '29/1 5/1 4711/100',
} as const;

const XMP = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="${WRITTEN_IN.xmp}" dc:title="${WRITTEN_IN.fileName}"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

/** Bright noise with everything a file can carry: EXIF with a place, XMP, a colour profile, and a thumbnail's worth of bytes behind the end. */
export async function loadedPicture(width: number, height: number): Promise<Buffer> {
  // Bright: no pixel of it could be taken for a mask's.
  const pixels = Buffer.from(randomBytes(width * height * 3).map((value) => 90 + (value % 166)));
  const { fileName, device, latitude } = WRITTEN_IN;
  const picture = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .withIccProfile('p3')
    .withExifMerge({
      IFD0: { Make: device, ImageDescription: fileName, DocumentName: fileName, Copyright: device },
      IFD3: {
        GPSLatitude: latitude,
        GPSLatitudeRef: 'N',
        GPSLongitude: '119/1 38/1 0/1',
        GPSLongitudeRef: 'E',
      },
    })
    .withXmp(XMP)
    .jpeg({ quality: 97 })
    .toBuffer();
  return Buffer.concat([picture, Buffer.from(device), randomBytes(400)]);
}

export interface Needle {
  readonly what: string;
  readonly bytes: Buffer;
}

const WINDOW = 24;

/** Everything by which the original could be known again: parts of it as they are and as text, its hash, its name. */
export function needlesOf(original: Buffer): Needle[] {
  const needles: Needle[] = [];
  const add = (what: string, bytes: Buffer | string) =>
    needles.push({ what, bytes: Buffer.from(bytes as never) });
  for (const [index, window] of windowsOf(original).entries()) {
    add(`bytes ${index}`, window);
    for (const text of textsOf(window)) add(`bytes ${index} as text`, text);
  }
  for (const algorithm of ['sha256', 'sha1', 'md5']) {
    const hash = createHash(algorithm).update(original).digest();
    add(algorithm, hash);
    for (const text of textsOf(hash)) add(`${algorithm} as text`, text);
  }
  for (const [what, text] of Object.entries(WRITTEN_IN)) {
    add(what, text);
    add(`${what} in base64`, Buffer.from(text).toString('base64').slice(0, -4));
  }
  return needles;
}

/** Windows all over the scan and behind it; before it stand tables that any JPEG may have. */
function windowsOf(original: Buffer): Buffer[] {
  const scan = original.indexOf(Buffer.of(0xff, 0xda)) + 14;
  const count = 40;
  const step = Math.floor((original.length - scan - WINDOW) / (count - 1));
  return Array.from({ length: count }, (_, index) =>
    original.subarray(scan + index * step, scan + index * step + WINDOW),
  );
}

/** The ways bytes are written as text, wherever in a longer text they begin. */
function textsOf(bytes: Buffer): string[] {
  const texts = [bytes.toString('hex'), bytes.toString('hex').toUpperCase()];
  for (const offset of [0, 1, 2]) {
    // The first and the last characters depend on what stands beside it.
    const padded = Buffer.concat([Buffer.alloc(offset), bytes]);
    const whole = padded.subarray(0, padded.length - (padded.length % 3));
    for (const encoding of ['base64', 'base64url'] as const)
      texts.push(whole.toString(encoding).slice(offset === 0 ? 0 : 4));
  }
  return [...new Set(texts)];
}

/** The needles found in some bytes. */
export const foundIn = (haystack: Buffer | string, needles: readonly Needle[]): string[] => {
  const bytes = Buffer.from(haystack as never);
  return needles.filter((needle) => bytes.includes(needle.bytes)).map(({ what }) => what);
};
