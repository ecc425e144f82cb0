import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { MASK_BLOCK, type Mask, maskedBlocks } from '@sunshine-seat/shared/domain/masks.ts';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { hugePng, pngChunk, swellingPng } from '../../testing/hostile-files.ts';
import { decodeHeic, HEIC_LIMITS } from './heic.ts';
import { flattenMasks, makePicture } from './picture.ts';

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url));
const HEIC = fixture('photo.heic');
/** Six megapixels of one colour, in few bytes. */
const LARGE_HEIC = fixture('large.heic');
const photo = (width = 320, height = 200) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  });
const made = (file: Buffer) => makePicture(async () => file);
const refused = (file: Buffer) => expect(made(file)).rejects.toMatchObject({ code: 'PICTURE_REFUSED' });
const pixelsOf = async (jpeg: Buffer) => sharp(jpeg).raw().toBuffer({ resolveWithObject: true });

/** The same HEIC, saying of itself that it is of another size. */
function heicOf(width: number, height: number): Buffer {
  const file = Buffer.from(HEIC);
  const at = file.indexOf('ispe') + 8;
  file.writeUInt32BE(width, at);
  file.writeUInt32BE(height, at + 4);
  return file;
}

describe('a picture that comes in', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('as %s is encoded anew as JPEG', async (format) => {
    const picture = await made(await photo().toFormat(format).toBuffer());
    expect(await sharp(picture.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 320, height: 200 });
    expect(picture).toMatchObject({ width: 320, height: 200, cameAs: `image/${format}` });
  });

  it('as HEIC is encoded anew as JPEG', async () => {
    const picture = await made(HEIC);
    expect(await sharp(picture.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 96, height: 64 });
    expect(picture.cameAs).toBe('image/heic');
  });

  it('stands upright, and leaves place, time and device behind', async () => {
    const exif = {
      IFD0: { Copyright: 'cnry-copyright', Make: 'cnry-make' },
      IFD3: { GPSLatitude: '29/1 4/1 0/1' },
    };
    const turned = await photo().withExif(exif).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const picture = await made(turned);
    expect(picture).toMatchObject({ width: 200, height: 320 });
    const { exif: kept, icc, iptc, xmp, orientation } = await sharp(picture.bytes).metadata();
    expect({ kept, icc, iptc, xmp, orientation }).toEqual({});
    expect(picture.bytes.includes('cnry')).toBe(false);
  });

  it.each([
    ['in grey', () => photo().toColourspace('b-w').jpeg()],
    ['in printing colours', () => photo().toColourspace('cmyk').jpeg()],
    ['of sixteen bits', () => photo().toColourspace('rgb16').png()],
    ['with a profile of a phone', () => photo().withIccProfile('p3').jpeg()],
  ])('%s has three channels of eight bits like every other', async (_, make) => {
    const { bytes } = await made(await make().toBuffer());
    const { channels, depth, space, icc } = await sharp(bytes).metadata();
    expect({ channels, depth, space, icc }).toEqual({ channels: 3, depth: 'uchar', space: 'srgb' });
  });

  it('lies on white where it is transparent', async () => {
    const clear = { r: 0, g: 0, b: 0, alpha: 0 };
    const image = sharp({ create: { width: 16, height: 16, channels: 4, background: clear } });
    const { data } = await pixelsOf((await made(await image.png().toBuffer())).bytes);
    expect([...data.subarray(0, 3)]).toEqual([255, 255, 255]);
  });

  it('that moves stands still at its first moment', async () => {
    const two = Buffer.concat([Buffer.alloc(64 * 48 * 3, 0), Buffer.alloc(64 * 48 * 3, 255)]);
    const raw = { width: 64, height: 96, channels: 3, pageHeight: 48 } as const;
    const moving = await sharp(two, { raw }).webp({ loop: 0 }).toBuffer();
    expect((await sharp(moving).metadata()).pages).toBe(2);
    const picture = await made(moving);
    expect(picture).toMatchObject({ width: 64, height: 48 });
    expect((await pixelsOf(picture.bytes)).data[0]).toBe(0);
  });

  it('is made no larger than anyone needs', async () => {
    expect(await made(await photo(4000, 1000).jpeg().toBuffer())).toMatchObject({
      width: 2560,
      height: 640,
    });
  });
});

describe('what is no picture, or not a whole one, is refused', () => {
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('<?php echo 1; ?>')],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['a GIF that is also a script', Buffer.from('GIF89a/*\x00\x00\x00*/=1;alert(1)')],
    ['an archive', Buffer.from('PK\x03\x04aaaaaaaaaaaaaaaaaaaaaaaaaa')],
    ['a document', Buffer.from('%PDF-1.7 aaaaaaaaaaaaaaaaaaaaaaa')],
    [
      'the first bytes of a JPEG and then rubbish',
      Buffer.concat([Buffer.of(0xff, 0xd8, 0xff), Buffer.alloc(5000, 7)]),
    ],
    ['a HEIC that breaks off', HEIC.subarray(0, HEIC.length / 2)],
    ['a HEIC that says it has 200 megapixels', heicOf(20_000, 10_000)],
  ])('%s', async (_, file) => {
    await refused(file);
  });

  it.each(['gif', 'tiff', 'avif'] as const)(
    'a whole %s, which is a picture of a kind not taken in',
    async (format) => {
      await refused(await photo(64, 48).toFormat(format).toBuffer());
    },
  );

  it.each(['jpeg', 'png', 'webp'] as const)('a %s that breaks off', async (format) => {
    const whole = await photo().toFormat(format).toBuffer();
    await refused(whole.subarray(0, whole.length / 2));
  });

  it('200 megapixels in a few bytes, before any of them is decoded', async () => {
    const bomb = hugePng(20_000, 10_000);
    expect(bomb.length).toBeLessThan(20_000);
    await refused(bomb);
  });

  it('49 megapixels that would take twice what any camera writes, before any of them is unpacked', async () => {
    await refused(swellingPng(7000, 7000, 16));
  });

  it('but a script behind a whole photo only stays behind', async () => {
    const polyglot = Buffer.concat([
      await photo().jpeg().toBuffer(),
      Buffer.from('<script>cnry</script>PK\x03\x04'),
    ]);
    expect((await made(polyglot)).bytes.includes('cnry')).toBe(false);
  });

  it('and what swells inside a photo is never unpacked', async () => {
    const png = await photo(64, 48).png().toBuffer();
    const swelling = deflateSync(Buffer.alloc(100_000_000));
    const comment = pngChunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), swelling]));
    const picture = await made(Buffer.concat([png.subarray(0, 33), comment, png.subarray(33)]));
    expect(picture.bytes.length).toBeLessThan(100_000);
  });
});

describe('a HEIC decoder that wants too much', () => {
  it('memory: gets no more, and gives up', async () => {
    expect(await decodeHeic(LARGE_HEIC, { ...HEIC_LIMITS, memoryPages: 400 })).toBeNull();
    expect(await decodeHeic(LARGE_HEIC)).toMatchObject({ width: 3000, height: 2000 });
  });

  it('time: is ended', async () => {
    expect(await decodeHeic(HEIC, { ...HEIC_LIMITS, ms: 0 })).toBeNull();
  });
});

describe('pictures that come all at once', () => {
  it('are worked on two at a time, some wait, and the rest are told to come again', async () => {
    const jpeg = await photo(64, 48).jpeg().toBuffer();
    let loaded = 0;
    const { promise: opened, resolve: open } = Promise.withResolvers<void>();
    const asked = Array.from({ length: 13 }, () =>
      makePicture(async () => {
        loaded += 1;
        await opened;
        return jpeg;
      }).then(
        () => 'made',
        ({ code, details }) => `${code} ${details.retryAfterMs > 0}`,
      ),
    );
    // Nothing of what waits is read into memory yet.
    await expect.poll(() => loaded).toBe(2);
    open();
    const answers = await Promise.all(asked);
    expect(answers.filter((answer) => answer === 'made')).toHaveLength(10);
    expect(answers.filter((answer) => answer === 'BUSY true')).toHaveLength(3);
    expect(loaded).toBe(10);
  });

  it('do not stop the next one when they fail', async () => {
    const all = Array.from({ length: 6 }, () => refused(Buffer.from('nothing')));
    await Promise.all(all);
    await made(await photo(64, 48).jpeg().toBuffer());
  });

  it('are not called bad when it was the reading that failed', async () => {
    const failing = makePicture(() => Promise.reject(new Error('the disk')));
    await expect(failing).rejects.toThrow('the disk');
  });
});

const anyMask: fc.Arbitrary<Mask> = fc.oneof(
  fc.record({
    shape: fc.constant('rectangle' as const),
    x: fc.integer({ min: -20, max: 330 }),
    y: fc.integer({ min: -20, max: 210 }),
    width: fc.integer({ min: 1, max: 120 }),
    height: fc.integer({ min: 1, max: 120 }),
  }),
  fc.record({
    shape: fc.constant('polygon' as const),
    points: fc.array(fc.tuple(fc.integer({ min: -20, max: 340 }), fc.integer({ min: -20, max: 220 })), {
      minLength: 3,
      maxLength: 7,
    }),
  }),
);

/** Whether a pixel lies under a mask, asked in another way than the masks are filled. */
function isUnder(mask: Mask, x: number, y: number): boolean {
  if (mask.shape === 'rectangle')
    return x >= mask.x && x < mask.x + mask.width && y >= mask.y && y < mask.y + mask.height;
  let inside = false;
  for (const [index, [ax, ay]] of mask.points.entries()) {
    const [bx, by] = mask.points[(index + 1) % mask.points.length] ?? [0, 0];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

describe('a flattened copy', () => {
  it('is black to the last bit wherever a mask lies, whatever was there', async () => {
    const { bytes: picture } = await made(await photo(317, 203).jpeg().toBuffer());
    await fc.assert(
      fc.asyncProperty(fc.array(anyMask, { minLength: 1, maxLength: 4 }), async (masks) => {
        const { bytes } = await flattenMasks(async () => picture, masks);
        const { data } = await pixelsOf(bytes);
        for (let y = 0; y < 203; y += 1) {
          for (let x = 0; x < 317; x += 1) {
            if (!masks.some((mask) => isUnder(mask, x, y))) continue;
            const at = (y * 317 + x) * 3;
            if (data[at] || data[at + 1] || data[at + 2]) throw new Error(`${x},${y} shows through`);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('leaves the rest to be seen, and nothing written in it', async () => {
    const { bytes: picture } = await made(await photo().jpeg().toBuffer());
    const masks: Mask[] = [{ shape: 'rectangle', x: 0, y: 0, width: 100, height: 100 }];
    const { bytes, width, height } = await flattenMasks(async () => picture, masks);
    const { data } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
    const { isHidden, columns } = maskedBlocks(masks, width, height);
    let bright = 0;
    for (let x = 200; x < 320; x += 1) bright += data[(150 * width + x) * 3] ?? 0;
    expect(bright).toBeGreaterThan(0);
    expect(isHidden[Math.floor(150 / MASK_BLOCK) * columns + 30]).toBe(0);
    const { exif, icc, xmp, iptc } = await sharp(bytes).metadata();
    expect({ exif, icc, xmp, iptc }).toEqual({});
  });
});
