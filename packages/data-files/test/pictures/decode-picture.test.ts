import fc from 'fast-check';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { isVitrumError } from '@vitrum/core';
import { decodePicture, type DecodedPicture } from '@vitrum/data-files';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { thrownBy } from '../support/thrown-by.ts';

interface PngHeader {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  /** 0 gray, 2 RGB, 3 palette, 4 gray and alpha, 6 RGB and alpha. */
  readonly color: number;
}

/** A PNG made by hand from its specification: signature, IHDR, other chunks, IDAT, IEND; each row begins with filter 0. */
function png(header: PngHeader, rows: readonly (readonly number[])[], others: readonly (readonly [string, readonly number[]])[] = []): Uint8Array {
  const ihdr = new DataView(new ArrayBuffer(13));
  ihdr.setUint32(0, header.width);
  ihdr.setUint32(4, header.height);
  ihdr.setUint8(8, header.depth);
  ihdr.setUint8(9, header.color);
  return Buffer.concat([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', new Uint8Array(ihdr.buffer)),
    ...others.map(([type, bytes]) => chunk(type, Uint8Array.from(bytes))),
    chunk('IDAT', deflateSync(Uint8Array.from(rows.flatMap((row) => [0, ...row])))),
    chunk('IEND', new Uint8Array()),
  ]);
}

function chunk(type: string, content: Uint8Array): Uint8Array {
  const body = Buffer.concat([new TextEncoder().encode(type), content]);
  const bytes = new Uint8Array(body.length + 8);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, content.length);
  bytes.set(body, 4);
  view.setUint32(4 + body.length, crc32(body));
  return bytes;
}

const gray2x2 = png({ width: 2, height: 2, depth: 8, color: 0 }, [[0, 50], [100, 255]]);

const known: readonly (readonly [title: string, bytes: Uint8Array, expected: Omit<DecodedPicture, 'pixels'> & { pixels: number[] }])[] = [
  ['gray', gray2x2, { width: 2, height: 2, channels: 1, pixels: [0, 50, 100, 255] }],
  [
    'red, green and blue',
    png({ width: 2, height: 1, depth: 8, color: 2 }, [[255, 0, 0, 1, 2, 250]]),
    { width: 2, height: 1, channels: 3, pixels: [255, 0, 0, 1, 2, 250] },
  ],
  [
    'red, green and blue that are equal: gray',
    png({ width: 2, height: 1, depth: 8, color: 2 }, [[7, 7, 7, 200, 200, 200]]),
    { width: 2, height: 1, channels: 1, pixels: [7, 200] },
  ],
  [
    'one bit: black and white',
    png({ width: 4, height: 1, depth: 1, color: 0 }, [[0b0110_0000]]),
    { width: 4, height: 1, channels: 1, pixels: [0, 255, 255, 0] },
  ],
  [
    // 16 bits to 8: the upper byte.
    'sixteen bits, gray',
    png({ width: 2, height: 1, depth: 16, color: 0 }, [[0x80, 0x00, 0xff, 0xff]]),
    { width: 2, height: 1, channels: 1, pixels: [0x80, 0xff] },
  ],
  [
    'sixteen bits, color',
    png({ width: 1, height: 1, depth: 16, color: 2 }, [[0x80, 0x00, 0x20, 0x00, 0xff, 0xff]]),
    { width: 1, height: 1, channels: 3, pixels: [0x80, 0x20, 0xff] },
  ],
  [
    'a palette',
    png({ width: 3, height: 1, depth: 8, color: 3 }, [[1, 0, 1]], [['PLTE', [10, 20, 30, 200, 100, 0]]]),
    { width: 3, height: 1, channels: 3, pixels: [200, 100, 0, 10, 20, 30, 200, 100, 0] },
  ],
  [
    // What is transparent shows the white behind it; half of black over white: 255 · (1 − 128/255) = 127.
    'alpha',
    png({ width: 3, height: 1, depth: 8, color: 6 }, [[9, 9, 9, 0, 0, 0, 0, 128, 60, 60, 60, 255]]),
    { width: 3, height: 1, channels: 1, pixels: [255, 127, 60] },
  ],
  [
    'gray and alpha',
    png({ width: 2, height: 1, depth: 8, color: 4 }, [[9, 0, 77, 255]]),
    { width: 2, height: 1, channels: 1, pixels: [255, 77] },
  ],
];

describe('a PNG made by hand is decoded', () => {
  test.each(known)('%s', async (_, bytes, { pixels, ...rest }) => {
    expect(await decodePicture(bytes)).toEqual({ ...rest, pixels: Uint8Array.from(pixels) });
  });

  test('from a file', async () => {
    const path = join(await temporaryFolder(), 'a.png');
    await writeFile(path, gray2x2);
    expect((await decodePicture(path)).pixels).toEqual(Uint8Array.of(0, 50, 100, 255));
  });

  test('on black, where that is asked for', async () => {
    const bytes = png({ width: 2, height: 1, depth: 8, color: 4 }, [[9, 0, 77, 255]]);
    expect((await decodePicture(bytes, { background: 'black' })).pixels).toEqual(Uint8Array.of(0, 77));
  });
});

describe('the channels that are asked for', () => {
  test('gray as color', async () => {
    const { channels, pixels } = await decodePicture(gray2x2, { channels: 'color' });
    expect({ channels, pixels }).toEqual({ channels: 3, pixels: Uint8Array.of(0, 0, 0, 50, 50, 50, 100, 100, 100, 255, 255, 255) });
  });

  test("color as gray: Pillow's convert('L') of pure red, green, blue and of (1, 2, 250)", async () => {
    const bytes = png({ width: 4, height: 1, depth: 8, color: 2 }, [[255, 0, 0, 0, 255, 0, 0, 0, 255, 1, 2, 250]]);
    expect((await decodePicture(bytes, { channels: 'gray' })).pixels).toEqual(Uint8Array.of(76, 150, 29, 30));
  });
});

describe('another size', () => {
  // Twice as wide as high: black left, white right.
  const wide = png({ width: 4, height: 2, depth: 8, color: 0 }, [[0, 0, 255, 255], [0, 0, 255, 255]]);
  const middle = (pixels: Uint8Array): number[] => [...pixels.subarray(4, 8)];

  test.each([
    ['contain', 'black', [0, 0, 255, 255], [0, 0, 0, 0]],
    ['contain', 'white', [0, 0, 255, 255], [255, 255, 255, 255]],
  ] as const)('%s keeps it whole, with %s beside it', async (fit, background, row, beside) => {
    const { pixels, ...size } = await decodePicture(wide, { background, resize: { width: 4, height: 4, fit } });
    expect(size).toEqual({ width: 4, height: 4, channels: 1 });
    expect(middle(pixels)).toEqual(row);
    expect([...pixels.subarray(0, 4)]).toEqual(beside);
  });

  test.each(['cover', 'fill'] as const)('%s leaves nothing beside it', async (fit) => {
    const { pixels } = await decodePicture(wide, { background: 'black', resize: { width: 2, height: 2, fit } });
    // The edges ring a little: the kernel is Lanczos'.
    expect(Array.from(pixels, (value) => Math.round(value / 255))).toEqual([0, 1, 0, 1]);
  });
});

describe('other formats', () => {
  const raw = { raw: { width: 16, height: 16, channels: 3 } } as const;
  // 16 × 16 pixels, dark red above, light green below.
  const pixels = Uint8Array.from({ length: 768 }, (_, i) => (i < 384 ? ([100, 10, 20][i % 3] ?? 0) : ([150, 240, 140][i % 3] ?? 0)));

  test.each([
    ['webp', sharp(pixels, raw).webp({ lossless: true })],
    ['tiff', sharp(pixels, raw).tiff({ compression: 'lzw' })],
    ['gif', sharp(pixels, raw).gif()],
  ] as const)('%s without loss', async (_, image) => {
    expect(await decodePicture(await image.toBuffer())).toEqual({ width: 16, height: 16, channels: 3, pixels });
  });

  test.each([
    ['jpeg', sharp(pixels, raw).jpeg({ quality: 95, chromaSubsampling: '4:4:4' })],
    ['avif', sharp(pixels, raw).avif({ quality: 95 })],
  ] as const)('%s, nearly', async (_, image) => {
    const decoded = await decodePicture(await image.toBuffer());
    expect(decoded).toMatchObject({ width: 16, height: 16, channels: 3 });
    decoded.pixels.forEach((value, i) => expect(Math.abs(value - (pixels[i] ?? 0))).toBeLessThanOrEqual(12));
  });

  test('P054: a JPEG whose EXIF data say that it lies on its side (orientation 6) is turned clockwise', async () => {
    const bytes = await sharp(pixels, raw).resize(16, 8, { fit: 'fill', kernel: 'nearest' }).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const turned = await decodePicture(bytes);
    expect(turned).toMatchObject({ width: 8, height: 16 });
    // What was above (red) is now on the right.
    expect(turned.pixels[0] ?? 0).toBeGreaterThan(140);
    expect(turned.pixels[7 * 3] ?? 0).toBeLessThan(110);
  });

  test('P057: the first frame of an animation', async () => {
    const frame = (value: number): Uint8Array => new Uint8Array(16 * 16 * 3).fill(value);
    const frames = Buffer.concat([frame(0), frame(255)]);
    const bytes = await sharp(frames, { raw: { width: 16, height: 32, channels: 3, pageHeight: 16 } }).gif().toBuffer();
    expect((await sharp(bytes).metadata()).pages).toBe(2);
    expect(await decodePicture(bytes)).toEqual({ width: 16, height: 16, channels: 1, pixels: new Uint8Array(256) });
  });
});

describe('refused', () => {
  test.each([
    ['an empty file', new Uint8Array(), 'p is empty.'],
    ['a text', new TextEncoder().encode('hello'), 'p is not a picture that can be decoded.'],
    ['an SVG', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'p is not a picture that can be decoded.'],
    ['a PNG cut short', gray2x2.subarray(0, 50), 'p cannot be decoded as a picture: '],
    ['a PNG without its header', gray2x2.subarray(0, 20), 'p cannot be decoded as a picture: '],
    [
      'a PNG that promises more than its file can hold',
      png({ width: 9000, height: 9000, depth: 8, color: 2 }, [[0]]),
      'p is damaged: its header promises 9,000 × 9,000 pixels, which 67 bytes cannot hold.',
    ],
    [
      'a PNG of more pixels than are decoded',
      png({ width: 100_000, height: 100_000, depth: 1, color: 0 }, [[0]]),
      'p has 100,000 × 100,000 pixels, more than the 100,000,000 that are decoded.',
    ],
  ] as const)('%s', async (_, bytes, message) => {
    const error = await thrownBy(() => decodePicture(bytes, {}, 'p'));
    expect(error.code).toBe('VITRUM_INVALID_IMAGE');
    expect(error.message).toContain(message);
    expect(error.message).not.toMatch(/\n|:\.|\.\./);
  });

  test('a JPEG of more pixels than are decoded', async () => {
    const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } }).jpeg().toBuffer();
    const frame = bytes.indexOf(Uint8Array.of(0xff, 0xc0)); // then: length, precision, height, width
    bytes.writeUInt32BE(0xff00_ff00, frame + 5);
    expect(await thrownBy(() => decodePicture(bytes, {}, 'p'))).toMatchObject({
      code: 'VITRUM_INVALID_IMAGE',
      message: 'p has 65,280 × 65,280 pixels, more than the 100,000,000 that are decoded.',
    });
  });

  test('a folder, and nothing', async () => {
    const folder = await temporaryFolder();
    expect(await thrownBy(() => decodePicture(folder))).toMatchObject({
      code: 'VITRUM_INVALID_IMAGE',
      message: `The picture ${folder} is not a file.`,
    });
    expect(await thrownBy(() => decodePicture(join(folder, 'no.png')))).toMatchObject({ code: 'VITRUM_INVALID_IMAGE' });
  });
});

test('a picture with bytes changed or cut short is decoded or refused', async () => {
  const noise = Uint8Array.from({ length: 12 * 12 * 3 }, (_, i) => (i * 73 + (i >> 3) * 31) % 256);
  const image = sharp(noise, { raw: { width: 12, height: 12, channels: 3 } });
  const originals = await Promise.all([image.clone().png(), image.clone().jpeg(), image.clone().webp(), image.clone().gif()].map((kind) => kind.toBuffer()));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...originals),
      fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 5 }),
      fc.option(fc.nat()),
      async (original, changes, cut) => {
        const bytes = Uint8Array.from(original);
        // Beginnings are where promises are made: half of the changes go to the first 40 bytes.
        changes.forEach(([at, value], i) => (bytes[at % (i % 2 === 0 ? 40 : bytes.length)] = value));
        try {
          const picture = await decodePicture(cut === null ? bytes : bytes.subarray(0, cut % bytes.length));
          expect(picture.pixels).toHaveLength(picture.width * picture.height * picture.channels);
        } catch (error) {
          if (!isVitrumError(error)) throw error;
          expect(error.code).toBe('VITRUM_INVALID_IMAGE');
        }
      },
    ),
    { seed: 6, numRuns: 300 },
  );
});
