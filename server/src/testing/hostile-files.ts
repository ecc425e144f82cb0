import { randomBytes } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

export function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

const SIGNATURE = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** What the seven passes of an interlaced PNG start at and step by. */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** A whole black PNG of four channels, interlaced: as much to unpack at once as there can be, in as few bytes. */
export function swellingPng(width: number, height: number, bits: 8 | 16): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([bits, 6, 0, 0, 1], 8);
  let bytes = 0;
  for (const [x, y, across, down] of PASSES)
    bytes += Math.ceil((height - y) / down) * (1 + (Math.ceil((width - x) / across) * bits) / 2);
  const data = deflateSync(Buffer.alloc(bytes), { level: 9 });
  return Buffer.concat([
    SIGNATURE,
    pngChunk('IHDR', head),
    pngChunk('IDAT', data),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A PNG that says it is of many pixels. */
export function hugePng(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const row = Buffer.alloc(Math.ceil(width / 8) + 1);
  const data = deflateSync(Buffer.concat(Array.from({ length: Math.min(height, 200) }, () => row)));
  return Buffer.concat([
    SIGNATURE,
    pngChunk('IHDR', head),
    pngChunk('IDAT', data),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

const photo = () => sharp(randomBytes(320 * 200 * 3), { raw: { width: 320, height: 200, channels: 3 } });

/** Files that want something else than to be looked at; each made anew, so that none is known by its hash. */
export const HOSTILE: Record<string, { make: () => Promise<Buffer>; isTaken: boolean }> = {
  'a picture of 49 megapixels that swells a thousandfold': {
    make: async () => Buffer.concat([swellingPng(7000, 7000, 8), randomBytes(16)]),
    isTaken: true,
  },
  'the same with sixteen bits to each colour, which swells to twice as much': {
    make: async () => Buffer.concat([swellingPng(7000, 7000, 16), randomBytes(16)]),
    isTaken: false,
  },
  'a photo of 49 megapixels that comes in many layers': {
    make: async () => {
      const black = { width: 7000, height: 7000, channels: 3, background: '#000' } as const;
      const layered = { progressive: true, chromaSubsampling: '4:4:4', quality: 50 };
      const photo = await sharp({ create: black }).jpeg(layered).toBuffer();
      return Buffer.concat([photo, randomBytes(16)]);
    },
    isTaken: true,
  },
  'a small photo with a hundred megabytes folded into its comment': {
    make: async () => {
      const png = await photo().png().toBuffer();
      const comment = Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(Buffer.alloc(100_000_000))]);
      return Buffer.concat([png.subarray(0, 33), pngChunk('zTXt', comment), png.subarray(33)]);
    },
    isTaken: true,
  },
  '200 megapixels': {
    make: async () => Buffer.concat([hugePng(20_000, 10_000), randomBytes(16)]),
    isTaken: false,
  },
  'a photo that is also a page and an archive': {
    make: async () =>
      Buffer.concat([
        await photo().jpeg().toBuffer(),
        Buffer.from('<script>alert("cnry-script")</script>PK\x03\x04cnry-archive'),
      ]),
    isTaken: true,
  },
  'a GIF that is also a script': {
    make: async () => Buffer.concat([Buffer.from('GIF89a/*\x00\x00\x00*/=1;alert(1)'), randomBytes(16)]),
    isTaken: false,
  },
  'a text that is called a photo': {
    make: async () => Buffer.concat([Buffer.from('photo.jpg image/jpeg'), randomBytes(64)]),
    isTaken: false,
  },
  'a photo that breaks off': {
    make: async () => {
      const whole = await photo().jpeg().toBuffer();
      return whole.subarray(0, Math.floor(whole.length / 2));
    },
    isTaken: false,
  },
  'an SVG': {
    make: async () =>
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" id="x${randomBytes(4).toString('hex')}"><script>alert(1)</script><image href="file:///etc/passwd"/></svg>`,
      ),
    isTaken: false,
  },
};
