import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isVitrumError } from '@vitrum/core';
import { readIdx, writeIdx, type IdxArray, type IdxData } from '@vitrum/datasets';
import { fromHex } from './support/hex.ts';
import { thrownBy } from './support/thrown-by.ts';

// Written down by hand from the format's description: 00 00, type, rank, one 32-bit length per axis, the numbers.
const files: readonly { readonly title: string; readonly hex: string; readonly shape: readonly number[]; readonly data: IdxData }[] = [
  {
    title: 'unsigned bytes, rank 1',
    hex: '00 00 08 01  00000003  00 7f ff',
    shape: [3],
    data: Uint8Array.of(0, 127, 255),
  },
  {
    title: 'unsigned bytes, rank 3',
    hex: '00 00 08 03  00000002 00000001 00000002  01 02 03 04',
    shape: [2, 1, 2],
    data: Uint8Array.of(1, 2, 3, 4),
  },
  {
    title: "signed bytes: two's complement",
    hex: '00 00 09 01  00000003  7f 80 ff',
    shape: [3],
    data: Int8Array.of(127, -128, -1),
  },
  {
    title: 'shorts: 0x0102 = 258, 0xfffe = −2',
    hex: '00 00 0b 01  00000002  0102 fffe',
    shape: [2],
    data: Int16Array.of(258, -2),
  },
  {
    title: 'ints: 0x00010000 = 65536, 0x80000000 = −2³¹',
    hex: '00 00 0c 02  00000001 00000002  00010000 80000000',
    shape: [1, 2],
    data: Int32Array.of(65_536, -2_147_483_648),
  },
  {
    // IEEE 754: 1.5 = 1.1₂·2⁰ → exponent 127; −0.25 = −1.0₂·2⁻² → exponent 125
    title: 'floats',
    hex: '00 00 0d 01  00000002  3fc00000 be800000',
    shape: [2],
    data: Float32Array.of(1.5, -0.25),
  },
  {
    // IEEE 754: 1.5 → exponent 1023 = 0x3ff, fraction 1000…
    title: 'doubles',
    hex: '00 00 0e 01  00000001  3ff8000000000000',
    shape: [1],
    data: Float64Array.of(1.5),
  },
  { title: 'rank 0: a single number', hex: '00 00 08 00  2a', shape: [], data: Uint8Array.of(42) },
  { title: 'an axis of length 0', hex: '00 00 08 02  00000000 0000001c', shape: [0, 28], data: new Uint8Array() },
];

describe('an IDX file worked out by hand', () => {
  test.each(files)('is read: $title', ({ hex, shape, data }) => {
    expect(readIdx(fromHex(hex), 'file')).toEqual({ shape, data });
  });

  test.each(files)('is written: $title', ({ hex, shape, data }) => {
    expect(writeIdx({ shape, data })).toEqual(fromHex(hex));
  });

  test.each([
    ['08', Uint8Array, 5],
    ['09', Int8Array, 5],
  ])('of type %s is viewed, not copied', (type, ArrayType, expected) => {
    const bytes = fromHex(`00 00 ${type} 01  00000002  01 02`);
    const { data } = readIdx(bytes, 'file');
    expect(data).toBeInstanceOf(ArrayType);
    bytes[9] = expected;
    expect(data[1]).toBe(expected);
  });

  test('is read where it lies inside a larger buffer', () => {
    const buffer = fromHex('ff ff ff  00 00 0b 01  00000001  0102  ff');
    expect(readIdx(buffer.subarray(3, 13), 'file')).toEqual({ shape: [1], data: Int16Array.of(258) });
    const bytes = fromHex('ff  00 00 09 01  00000001  fe  ff');
    expect(readIdx(bytes.subarray(1, 10), 'file')).toEqual({ shape: [1], data: Int8Array.of(-2) });
  });
});

describe('a file that is not a whole IDX file is refused', () => {
  const cases: readonly { readonly title: string; readonly hex: string; readonly message: string }[] = [
    {
      title: 'empty',
      hex: '',
      message: 'f is cut short: an IDX file is at least 4 bytes long, the file has 0.',
    },
    {
      title: 'shorter than its magic number',
      hex: '00 00 08',
      message: 'f is cut short: an IDX file is at least 4 bytes long, the file has 3.',
    },
    {
      title: 'still compressed',
      hex: '1f 8b 08 00 00 00',
      message: 'f is still compressed: it begins with 1f 8b, the mark of gzip.',
    },
    {
      title: 'something else (the beginning of a PNG)',
      hex: '89 50 4e 47 0d 0a',
      message: 'f is not an IDX file: it begins with the bytes 89 50 instead of 00 00.',
    },
    {
      title: 'of a type that the format lacks',
      hex: '00 00 0a 01 00000000',
      message: 'f is not an IDX file: its third byte, 0a, stands for no type of number.',
    },
    {
      title: 'cut short in its header',
      hex: '00 00 08 03 0000ea60 0000',
      message: 'f is cut short: an IDX header of rank 3 is 16 bytes long, the file has 10.',
    },
    {
      title: "MNIST's training images without their data",
      hex: '00 00 08 03 0000ea60 0000001c 0000001c 00 00',
      message: 'f is cut short: the header promises 60,000 × 28 × 28 = 47,040,000 bytes of data, the file has 2.',
    },
    {
      title: 'cut short, one axis',
      hex: '00 00 08 01 00002710 07',
      message: 'f is cut short: the header promises 10,000 bytes of data, the file has 1.',
    },
    {
      title: 'cut short, with numbers of 8 bytes',
      hex: '00 00 0e 01 00000003 3ff8000000000000',
      message: 'f is cut short: the header promises 3 × 8 = 24 bytes of data, the file has 8.',
    },
    {
      title: 'cut short, rank 0',
      hex: '00 00 0c 00 0000',
      message: 'f is cut short: the header promises 4 bytes of data, the file has 2.',
    },
    {
      title: 'too long',
      hex: '00 00 08 01 00000002 01 02 03',
      message: 'f is too long: the header promises 2 bytes of data, the file has 3.',
    },
    {
      // (2³² − 1)² > 2⁵³
      title: 'of axes whose product is not a safe integer',
      hex: '00 00 08 02 ffffffff ffffffff 00',
      message:
        'f has a damaged header: it promises 4,294,967,295 × 4,294,967,295 bytes of data, more than any file can hold.',
    },
    {
      title: 'of many long axes',
      hex: `00 00 08 0a ${'ffffffff'.repeat(10)}`,
      message: `f has a damaged header: it promises ${'4,294,967,295 × '.repeat(8)}… bytes of data, more than any file can hold.`,
    },
    {
      // 33 axes of 2³² − 1 multiply to more than the largest double, and ∞ · 0 is not a number.
      title: 'of many long axes, one of which is 0, with data',
      hex: `00 00 08 22 ${'ffffffff'.repeat(33)} 00000000 01`,
      message: `f is too long: the header promises ${'4,294,967,295 × '.repeat(8)}… = 0 bytes of data, the file has 1.`,
    },
  ];

  test.each(cases)('$title', async ({ hex, message }) => {
    const error = await thrownBy(() => readIdx(fromHex(hex), 'f'));
    expect(error).toMatchObject({ code: 'VITRUM_INVALID_IDX', message });
    expect(error.hint).toMatch(/^[A-Z].*\.$/);
  });
});

describe('writeIdx refuses', () => {
  const cases: readonly { readonly title: string; readonly array: IdxArray; readonly message: string }[] = [
    {
      title: 'data that do not fit the shape',
      array: { shape: [2, 2], data: Uint8Array.of(1, 2, 3) },
      message: 'An array of shape [2, 2] has 4 elements, got 3.',
    },
    {
      title: 'more axes than one byte can count',
      array: { shape: Array.from({ length: 256 }, () => 1), data: Uint8Array.of(1) },
      message: 'An IDX file has at most 255 axes, got 256.',
    },
    {
      title: 'an axis that 32 bits cannot hold',
      array: { shape: [4_294_967_296, 0], data: new Uint8Array() },
      message: 'An axis of an IDX file is at most 4294967295 long, got 4294967296.',
    },
    {
      title: 'a type of number that the format lacks',
      // A caller in plain JavaScript is not kept from this.
      array: { shape: [1], data: Uint32Array.of(1) as unknown as Int32Array },
      message: 'IDX stores no numbers of the kind [object Uint32Array].',
    },
    {
      title: 'a fractional axis',
      array: { shape: [1.5], data: Uint8Array.of(1) },
      message: 'A shape is a list of whole numbers of at least 0, got [1.5].',
    },
  ];

  test.each(cases)('$title', async ({ array, message }) => {
    expect(await thrownBy(() => writeIdx(array))).toMatchObject({ code: 'VITRUM_INVALID_SHAPE', message });
  });
});

const shapes = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 });
const elements: readonly ((length: number) => fc.Arbitrary<IdxData>)[] = [
  (length) => fc.uint8Array({ minLength: length, maxLength: length }),
  (length) => fc.int8Array({ minLength: length, maxLength: length }),
  (length) => fc.int16Array({ minLength: length, maxLength: length }),
  (length) => fc.int32Array({ minLength: length, maxLength: length }),
  (length) => fc.float32Array({ minLength: length, maxLength: length }),
  (length) => fc.float64Array({ minLength: length, maxLength: length }),
];
const arrays: fc.Arbitrary<IdxArray> = fc
  .tuple(shapes, fc.constantFrom(...elements))
  .chain(([shape, dataOf]) => {
    const length = shape.reduce((product, axis) => product * axis, 1);
    return dataOf(length).map((data) => ({ shape, data }));
  });

test('every array survives being written and read', () => {
  fc.assert(
    fc.property(arrays, (array) => {
      expect(readIdx(writeIdx(array), 'file')).toEqual(array);
    }),
    { seed: 1, numRuns: 500 },
  );
});

describe('whatever the bytes are, readIdx returns a consistent array or throws VITRUM_INVALID_IDX', () => {
  function check(bytes: Uint8Array): void {
    try {
      const { shape, data } = readIdx(bytes, 'file');
      expect(data.length).toBe(shape.includes(0) ? 0 : shape.reduce((product, axis) => product * axis, 1));
    } catch (error) {
      if (!isVitrumError(error)) throw error;
      expect(error.code).toBe('VITRUM_INVALID_IDX');
    }
  }

  test('random bytes after a valid beginning', () => {
    const beginnings = fc.constantFrom('', '00', '0000', '000008', '00000801', '00000803', '00000e02');
    fc.assert(
      fc.property(beginnings, fc.uint8Array({ maxLength: 40 }), (beginning, rest) => {
        check(Uint8Array.from([...fromHex(beginning), ...rest]));
      }),
      { seed: 2, numRuns: 2000 },
    );
  });

  test('a valid file with one byte changed', () => {
    fc.assert(
      fc.property(arrays, fc.nat(), fc.integer({ min: 0, max: 255 }), (array, position, value) => {
        const bytes = writeIdx(array);
        bytes[position % bytes.length] = value;
        check(bytes);
      }),
      { seed: 3, numRuns: 1000 },
    );
  });

  test('a valid file cut short is always refused', () => {
    fc.assert(
      fc.property(arrays, fc.nat(), (array, position) => {
        const bytes = writeIdx(array);
        const cut = bytes.subarray(0, position % bytes.length);
        expect(() => readIdx(cut, 'file')).toThrow(expect.objectContaining({ code: 'VITRUM_INVALID_IDX' }));
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});
