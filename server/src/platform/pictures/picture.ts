import { MASK_BLOCK, type Mask, maskedBlocks } from '@sunshine-seat/shared/domain/masks.ts';
import sharp, { type Sharp } from 'sharp';
import { AppError } from '../errors.ts';
import { inDarkroom } from './darkroom.ts';
import { decodeHeic, HEIC_LIMITS } from './heic.ts';
import { MIME, type PictureKind, pictureKind } from './picture-kind.ts';

/** A picture made here: JPEG, upright, without any metadata. */
export interface MadePicture {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

export const PICTURE_MIME = MIME.jpeg;
const MAX_PIXELS = HEIC_LIMITS.pixels;
/** What a picture may take once it is unpacked: four channels of eight bits for each pixel, no more than any camera writes. */
const MAX_UNPACKED_BYTES = MAX_PIXELS * 4;
/** Long side of the copy people work on. */
const LONG_SIDE = 2560;
const SECONDS = 20;
/** Every colour has its own sample in each block, and black stays black to the last bit. */
const JPEG = { quality: 88, chromaSubsampling: '4:4:4' } as const;

// Decoders nobody needs stay shut, whatever a file claims to be; and nothing of one case's pictures waits in a cache.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
});
sharp.cache(false);

/**
 * Decodes what came in and encodes it anew: whatever else the file held stays behind. `load` is asked for the file once
 * there is room to work on it. Gives the type of what came in, by its content.
 * @throws AppError PICTURE_REFUSED for anything but a readable photo of at most 50 megapixels; BUSY
 */
export function makePicture(load: () => Promise<Buffer>): Promise<MadePicture & { cameAs: string }> {
  return inDarkroom(async () => {
    const file = await load();
    const kind = pictureKind(file);
    if (!kind) throw new AppError('PICTURE_REFUSED');
    const made = await readable(async () => encode((await decoded(file, kind)).autoOrient()));
    return { ...made, cameAs: MIME[kind] };
  });
}

/** What a decoder says of a broken file helps nobody outside. */
async function readable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch {
    throw new AppError('PICTURE_REFUSED');
  }
}

async function decoded(file: Buffer, kind: PictureKind): Promise<Sharp> {
  if (kind !== 'heic') {
    await checkUnpacked(file);
    return opened(file);
  }
  const raw = await decodeHeic(file);
  if (!raw) throw new AppError('PICTURE_REFUSED');
  const { pixels, width, height } = raw;
  return sharp(pixels, { raw: { width, height, channels: 4 }, limitInputPixels: MAX_PIXELS });
}

/** An interlaced picture is unpacked whole before anything is done with it: what it would take is asked of its head. */
async function checkUnpacked(file: Buffer): Promise<void> {
  const { width, height, channels, depth } = await opened(file).metadata();
  const bytes = width * height * channels * (depth === 'ushort' ? 2 : 1);
  if (bytes > MAX_UNPACKED_BYTES) throw new AppError('PICTURE_REFUSED');
}

const opened = (file: Buffer) =>
  sharp(file, { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true, animated: false });

async function encode(picture: Sharp): Promise<MadePicture> {
  const { data, info } = await picture
    .timeout({ seconds: SECONDS })
    .resize({ width: LONG_SIDE, height: LONG_SIDE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg(JPEG)
    .toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height };
}

/** A copy of a picture made here with masks filled in: nothing of what lies under them enters it. */
export function flattenMasks(load: () => Promise<Buffer>, masks: readonly Mask[]): Promise<MadePicture> {
  return inDarkroom(async () => {
    const { data, info } = await opened(await load())
      .timeout({ seconds: SECONDS })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    if (channels !== 3) throw new Error('A picture made here has three channels.');
    fillMasks(data, masks, width, height);
    const bytes = await sharp(data, { raw: { width, height, channels } })
      .timeout({ seconds: SECONDS })
      .jpeg(JPEG)
      .toBuffer();
    return { bytes, width, height };
  });
}

function fillMasks(pixels: Buffer, masks: readonly Mask[], width: number, height: number): void {
  const { columns, isHidden } = maskedBlocks(masks, width, height);
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor(y / MASK_BLOCK) * columns;
    for (let x = 0; x < width; x += MASK_BLOCK) {
      if (!isHidden[row + x / MASK_BLOCK]) continue;
      pixels.fill(0, (y * width + x) * 3, (y * width + Math.min(width, x + MASK_BLOCK)) * 3);
    }
  }
}
