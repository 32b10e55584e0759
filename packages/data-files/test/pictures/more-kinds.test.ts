import { describe, expect, test } from 'vitest';
import sharp from 'sharp';
import { decodePicture } from '@vitrum/data-files';
import { thrownBy } from '../support/thrown-by.ts';

interface Bmp {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly pixels: readonly number[];
  readonly palette?: readonly (readonly [red: number, green: number, blue: number])[];
  readonly compression?: number;
  readonly gap?: number;
}

/** A BMP with the header of Windows 3, BITMAPINFOHEADER. */
function bmp({ width, height, bits, pixels, palette = [], compression = 0, gap = 0 }: Bmp): Uint8Array {
  const colors = palette.flatMap(([red, green, blue]) => [blue, green, red, 0]);
  const offset = 54 + colors.length + gap;
  const view = new DataView(new ArrayBuffer(54));
  view.setUint16(0, 0x424d);
  view.setUint32(2, offset + pixels.length, true);
  view.setUint32(10, offset, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, width, true);
  view.setInt32(22, height, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, bits, true);
  view.setUint32(30, compression, true);
  view.setUint32(34, pixels.length, true);
  view.setUint32(46, palette.length, true);
  return Uint8Array.of(...new Uint8Array(view.buffer), ...colors, ...new Array<number>(gap).fill(0), ...pixels);
}

const palette = [[0, 0, 0], [100, 100, 100], [255, 255, 255]] as const;
const ascii = (text: string, ...bytes: readonly number[]): Uint8Array => Uint8Array.of(...new TextEncoder().encode(text), ...bytes);

const known: readonly (readonly [title: string, bytes: Uint8Array, size: readonly [number, number], channels: 1 | 3, pixels: readonly number[]])[] = [
  ['BMP of 24 bits, from the bottom up', bmp({ width: 1, height: 2, bits: 24, pixels: [3, 2, 90, 0, 6, 5, 80, 0] }), [1, 2], 3, [80, 5, 6, 90, 2, 3]],
  ['BMP of 24 bits, from the top down', bmp({ width: 1, height: -2, bits: 24, pixels: [3, 2, 90, 0, 6, 5, 80, 0] }), [1, 2], 3, [90, 2, 3, 80, 5, 6]],
  ['BMP of 32 bits without opacity', bmp({ width: 2, height: 1, bits: 32, pixels: [7, 7, 7, 0, 9, 9, 9, 0] }), [2, 1], 1, [7, 9]],
  ['BMP of 8 bits, with room before its pixels', bmp({ width: 3, height: 1, bits: 8, palette, gap: 6, pixels: [2, 1, 0, 0] }), [3, 1], 1, [255, 100, 0]],
  ['BMP of 4 bits and an odd width', bmp({ width: 3, height: 1, bits: 4, palette, pixels: [0x21, 0x10, 0, 0] }), [3, 1], 1, [255, 100, 100]],
  ['BMP of 1 bit', bmp({ width: 3, height: 1, bits: 1, palette: [[0, 0, 0], [255, 255, 255]], pixels: [0b1010_0000, 0, 0, 0] }), [3, 1], 1, [255, 0, 255]],
  ['BMP of runs', bmp({ width: 4, height: 1, bits: 8, compression: 1, palette, pixels: [3, 1, 1, 2, 0, 1] }), [4, 1], 1, [100, 100, 100, 255]],
  ['PGM', ascii('P5\n# by hand\n3 1\n255\n', 0, 100, 255), [3, 1], 1, [0, 100, 255]],
  ['PGM of 16 bits', ascii('P5 2 1 65535\n', 1, 0, 255, 255), [2, 1], 1, [1, 255]],
  ['PGM of four bits', ascii('P5 2 1 15\n', 5, 15), [2, 1], 1, [85, 255]],
  ['PGM as text', ascii('P2\n2 2\n10\n0 5\n# half\n10 1\n'), [2, 2], 1, [0, 128, 255, 26]],
  ['PPM', ascii('P6\n1 2\n255\n', 1, 2, 200, 4, 5, 100), [1, 2], 3, [1, 2, 200, 4, 5, 100]],
  ['PPM as text', ascii('P3 1 1 255 250 0 10'), [1, 1], 3, [250, 0, 10]],
  ['PBM', ascii('P4\n10 1\n', 0b1000_0000, 0b0100_0000), [10, 1], 1, [0, 255, 255, 255, 255, 255, 255, 255, 255, 0]],
  ['PBM as text', ascii('P1\n3 1\n101\n'), [3, 1], 1, [0, 255, 0]],
];

test.each(known)('a %s is decoded', async (_, bytes, [width, height], channels, pixels) => {
  expect(await decodePicture(bytes)).toEqual({ width, height, channels, pixels: Uint8Array.from(pixels) });
});

describe('refused', () => {
  test.each<[string, Uint8Array, string]>([
    ['a BMP cut short', bmp({ width: 20, height: 20, bits: 24, pixels: [1, 2, 3] }), 'p cannot be decoded as a picture'],
    ['a BMP without a header', ascii('BM', 1, 0, 0, 0, 0, 0, 0, 0), 'its header is cut short'],
    ['a BMP of more pixels than are decoded', bmp({ width: 60_000, height: 60_000, bits: 8, compression: 1, palette, pixels: [0, 1] }), '60,000 × 60,000 pixels'],
    ['a BMP of more pixels than it can hold', bmp({ width: 9000, height: 9000, bits: 8, compression: 1, palette, pixels: [0, 1] }), 'cannot hold'],
    ['a PGM cut short', ascii('P5 20 20 255\n', 1, 2), 'its header promises 20 × 20 pixels'],
    ['a PGM without a size', ascii('P5 20\n'), 'its header does not say how large it is'],
    ['a PPM of more pixels than are decoded', ascii('P6 100000 100000 255\n'), '100,000 × 100,000 pixels'],
  ])('%s', async (_, bytes, message) => {
    const error = await thrownBy(() => decodePicture(bytes, {}, 'p'));
    expect(error.code).toBe('VITRUM_INVALID_IMAGE');
    expect(error.message).toContain(message);
  });
});

describe('a picture that would be blank', () => {
  const onNothing = (ink: number): Promise<Uint8Array> =>
    sharp(Uint8Array.of(ink, ink, ink, 255, ink, ink, ink, 0, ink, ink, ink, 102), { raw: { width: 3, height: 1, channels: 4 } }).png().toBuffer();

  test('F072: white ink on nothing is laid on black', async () => {
    expect(await decodePicture(await onNothing(255))).toMatchObject({
      pixels: Uint8Array.of(255, 0, 102), remarks: ['are white on nothing, and are laid on black'],
    });
  });

  test('F072: black ink on nothing is laid on white, where black was asked for', async () => {
    expect(await decodePicture(await onNothing(0), { background: 'black' })).toMatchObject({ pixels: Uint8Array.of(0, 255, 153) });
  });

  test('black ink on nothing stays on white without a word', async () => {
    expect(await decodePicture(await onNothing(0))).toEqual({ width: 3, height: 1, channels: 1, pixels: Uint8Array.of(0, 255, 153) });
  });

  test.each<[string, readonly number[], readonly number[], string | undefined]>([
    ['F074: values up to 255', [0, 50, 255], [0, 50, 255], 'of 16 bits use 8 at the most, and are read as pictures of 8 bits'],
    ['values up to 4095', [0, 2048, 4095], [0, 128, 255], 'of 16 bits use 12 at the most, and are read as pictures of 12 bits'],
    ['P056: the full range', [0, 0x8000, 0xffff], [0, 128, 255], undefined],
  ])('16 bits, %s', async (_, values, pixels, remark) => {
    expect(await decodePicture(tiff(values))).toEqual({
      width: 3, height: 1, channels: 1, pixels: Uint8Array.from(pixels), ...(remark !== undefined && { remarks: [remark] }),
    });
  });

  test.each<[string, readonly number[], readonly number[]]>([
    ['from 0 to 1', [0, 0.2, 1], [0, 51, 255]],
    ['from 0 to 255', [0, 51, 255], [0, 51, 255]],
    ['up to 1000', [0, 200, 1000], [0, 51, 255]],
  ])('floating point %s', async (_, values, pixels) => {
    expect((await decodePicture(tiff(values, true))).pixels).toEqual(Uint8Array.from(pixels));
  });
});

/** A gray TIFF of one row, of 16 bits or of floating point. */
function tiff(values: readonly number[], isFloat = false): Uint8Array {
  const data = new Uint8Array((isFloat ? Float32Array.from(values) : Uint16Array.from(values)).buffer);
  const padded = data.length + (data.length % 4);
  const fields = [
    [256, values.length], [257, 1], [258, isFloat ? 32 : 16], [259, 1], [262, 1], [273, 8], [277, 1], [278, 1], [279, data.length], [339, isFloat ? 3 : 1],
  ] as const;
  const view = new DataView(new ArrayBuffer(8 + padded + 2 + 12 * fields.length + 4));
  view.setUint32(0, 0x4949_2a00);
  view.setUint32(4, 8 + padded, true);
  new Uint8Array(view.buffer).set(data, 8);
  view.setUint16(8 + padded, fields.length, true);
  fields.forEach(([tag, value], i) => {
    const at = 10 + padded + 12 * i;
    view.setUint16(at, tag, true);
    view.setUint16(at + 2, 4, true);
    view.setUint32(at + 4, 1, true);
    view.setUint32(at + 8, value, true);
  });
  return new Uint8Array(view.buffer);
}
