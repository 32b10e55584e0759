import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isVitrumError } from '@vitrum/core';
import { readNpy, writeNpy, type NpyContent, type NpyData } from '@vitrum/datasets';
import { fromNumpy, notNumbers } from './numpy-files.ts';
import { thrownBy } from '../support/thrown-by.ts';

const decode = (file: string): Uint8Array => Uint8Array.from(Buffer.from(file, 'base64'));

describe("a file that NumPy's save made", () => {
  test.each(fromNumpy)('is read: $title', ({ file, type, shape, data }) => {
    expect(readNpy(decode(file), 'f')).toEqual({ shape, type, data });
  });

  test.each(fromNumpy)('is read where it begins at an odd byte: $title', ({ file, type, shape, data }) => {
    const bytes = Uint8Array.of(0, ...decode(file)).subarray(1);
    expect(readNpy(bytes, 'f')).toEqual({ shape, type, data });
  });

  // What writeNpy writes: C order, lowest byte first, version 1.0, no numbers that JavaScript has no array for.
  const written = fromNumpy.filter(
    ({ title, type }) => !/endian|Fortran|version/.test(title) && !['f2', 'i8', 'u8'].includes(type),
  );
  test.each(written)('is written byte by byte: $title', ({ file, type, shape, data }) => {
    expect(writeNpy({ shape, data, ...(type === 'b1' && { type }) })).toEqual(decode(file));
  });

  test('is viewed, not copied, where its bytes lie right', () => {
    const bytes = writeNpy({ shape: [2], data: Float32Array.of(1, 2) });
    const { data } = readNpy(bytes, 'f');
    expect(data.buffer).toBe(bytes.buffer);
  });
});

/** An NPY file of version 1.0 with this header. */
function withHeader(header: string, ...data: readonly number[]): Uint8Array {
  return Uint8Array.of(0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, header.length, 0, ...Buffer.from(header), ...data);
}

describe('headers that others write', () => {
  test.each([
    ['double quotes, another order, no spaces', `{"shape":(2,),"fortran_order":False,"descr":"|u1"}`],
    ["Python 2's long numbers", `{'descr': '|u1', 'fortran_order': False, 'shape': (2L,), }`],
    ['a list for the shape', `{'descr': '|u1', 'fortran_order': False, 'shape': [2]}`],
    ['blanks and line ends everywhere', `{ 'descr' : '|u1' ,\n 'fortran_order' : False ,\n 'shape' : ( 2 , ) }`],
    ['a field that nobody knows', `{'descr': '|u1', 'fortran_order': False, 'shape': (2,), 'more': None}`],
    ['no mark of the byte order', `{'descr': 'u1', 'fortran_order': True, 'shape': (2,)}`],
  ])('%s', (_, header) => {
    expect(readNpy(withHeader(header, 5, 7), 'f')).toEqual({ shape: [2], type: 'u1', data: Uint8Array.of(5, 7) });
  });
});

describe('refused', () => {
  test.each(notNumbers)('$title', async ({ file, message }) => {
    expect(await thrownBy(() => readNpy(decode(file), 'f'))).toMatchObject({ code: 'VITRUM_INVALID_NPY', message });
  });

  const whole = writeNpy({ shape: [2, 3], data: Float32Array.of(1, 2, 3, 4, 5, 6) });
  test.each([
    ['nothing', new Uint8Array(), 'f is not an NPY file: it does not begin with the byte 93 and the letters NUMPY.'],
    ['an archive', Uint8Array.of(0x50, 0x4b, 3, 4), 'f is not an NPY file: it does not begin with the byte 93 and the letters NUMPY.'],
    ['cut short in the beginning', whole.subarray(0, 9), 'f is cut short: its header begins at byte 10, the file has 9 bytes.'],
    ['cut short in the header', whole.subarray(0, 100), 'f is cut short: its header ends at byte 128, the file has 100 bytes.'],
    ['cut short in the data', whole.subarray(0, 140), 'f is cut short: the header promises 24 bytes of data, the file has 12.'],
    ['too long', Uint8Array.of(...whole, 0), 'f is too long: the header promises 24 bytes of data, the file has 25.'],
    ['of version 9', whole.with(6, 9), 'f is of version 9 of the NPY format; 1, 2 and 3 are known.'],
    [
      'of more than any file can hold',
      withHeader(`{'descr': '<f8', 'fortran_order': False, 'shape': (9007199254740991, 9007199254740991)}`),
      'f is cut short: the header promises more bytes of data than any file can hold, the file has 0.',
    ],
    ['a call', withHeader('print(1)'), 'f has a damaged header: "print(1)" is no dictionary of Python.'],
    ['a tuple', withHeader("('descr', '<f8')"), `f has a damaged header: "('descr', '<f8')" is no dictionary of Python.`],
    [
      'without a type',
      withHeader(`{'fortran_order': False, 'shape': ()}`),
      'f has a damaged header: it does not say of what type the numbers are (descr).',
    ],
    [
      'without an order',
      withHeader(`{'descr': '<f8', 'shape': ()}`),
      'f has a damaged header: it does not say whether fortran_order is True or False.',
    ],
    [
      'of a negative length',
      withHeader(`{'descr': '<f8', 'fortran_order': False, 'shape': (-1,)}`),
      'f has a damaged header: its shape is no tuple of whole numbers of at least 0.',
    ],
    ...['(,)', '(2 3)', '(1.5,)', '((2,),)', '(2,', 'None', "'2'", '(99999999999999999999,)'].map((shape): [string, Uint8Array, string] => [
      `of the shape ${shape}`,
      withHeader(`{'descr': '<f8', 'fortran_order': False, 'shape': ${shape}}`),
      'f has a damaged header: its shape is no tuple of whole numbers of at least 0.',
    ]),
    ['that is not closed', withHeader(`{'descr': '<f8', 'fortran_order': False, 'shape': (1`), `f has a damaged header: "{'descr': '<f8', 'fortran_order': False, 'shape': (1" is no dictionary of Python.`],
    ['of many brackets', withHeader('('.repeat(200)), `f has a damaged header: "${'('.repeat(80)}" is no dictionary of Python.`],
    [
      'of a type that is no text',
      withHeader(`{'descr': None, 'fortran_order': False, 'shape': ()}`),
      'f has a damaged header: it does not say of what type the numbers are (descr).',
    ],
    [
      'of a length that is no tuple',
      withHeader(`{'descr': '<f8', 'fortran_order': False, 'shape': (3)}`),
      'f has a damaged header: its shape is no tuple of whole numbers of at least 0.',
    ],
  ])('%s', async (_, bytes, message) => {
    expect(await thrownBy(() => readNpy(bytes, 'f'))).toMatchObject({ code: 'VITRUM_INVALID_NPY', message });
  });

  test('data that do not fit their shape are not written', async () => {
    expect(await thrownBy(() => writeNpy({ shape: [2, 2], data: Uint8Array.of(1) }))).toMatchObject({
      code: 'VITRUM_INVALID_SHAPE',
      message: 'An array of shape [2, 2] has 4 elements, got 1.',
    });
  });
});

const shapes = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 });
const elements: readonly ((length: number) => fc.Arbitrary<NpyData>)[] = [
  (length) => fc.uint8Array({ minLength: length, maxLength: length }),
  (length) => fc.int8Array({ minLength: length, maxLength: length }),
  (length) => fc.uint16Array({ minLength: length, maxLength: length }),
  (length) => fc.int16Array({ minLength: length, maxLength: length }),
  (length) => fc.uint32Array({ minLength: length, maxLength: length }),
  (length) => fc.int32Array({ minLength: length, maxLength: length }),
  (length) => fc.float32Array({ minLength: length, maxLength: length }),
  (length) => fc.float64Array({ minLength: length, maxLength: length }),
];
const contents: fc.Arbitrary<NpyContent> = fc.tuple(shapes, fc.constantFrom(...elements)).chain(([shape, dataOf]) => {
  const length = shape.reduce((product, axis) => product * axis, 1);
  return dataOf(length).map((data) => ({ shape, data }));
});

test('every array survives being written and read', () => {
  fc.assert(
    fc.property(contents, (content) => {
      expect(readNpy(writeNpy(content), 'f')).toMatchObject(content);
    }),
    { seed: 1, numRuns: 500 },
  );
});

test('whatever the bytes are, readNpy returns a consistent array or throws VITRUM_INVALID_NPY', () => {
  const change = fc.tuple(fc.nat(), fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(...Buffer.from("09(),'<>|uifb"))));
  const originals = fc.oneof(contents.map(writeNpy), fc.constantFrom(...fromNumpy.map(({ file }) => decode(file))));
  fc.assert(
    fc.property(originals, fc.array(change, { maxLength: 6 }), fc.option(fc.nat()), (original, changes, cut) => {
      const bytes = Uint8Array.from(original);
      for (const [at, value] of changes) bytes[at % bytes.length] = value;
      try {
        const { shape, data } = readNpy(cut === null ? bytes : bytes.subarray(0, cut % bytes.length), 'f');
        expect(data.length).toBe(shape.reduce((product, axis) => product * axis, 1));
      } catch (error) {
        if (!isVitrumError(error)) throw error;
        expect(error.code).toBe('VITRUM_INVALID_NPY');
      }
    }),
    { seed: 2, numRuns: 3000 },
  );
});
