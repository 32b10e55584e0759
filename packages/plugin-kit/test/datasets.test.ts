import type { Dataset, FloatArray } from '@vitrum/core';
import { describe, expect, test } from 'vitest';
import { builtInSubjects, failuresOf, resultOf, subjectOf, textOf, type Mutant, type Unknown } from './support/subjects.ts';

const size = 30;
const checkIndex = (index: number): void => {
  if (!Number.isInteger(index) || index < 0 || index >= size) throw new RangeError(`no sample ${index}`);
};

/** Stripes of 2 × 2 bytes, with a number for each. */
const numbered: Dataset = {
  name: 'numbered',
  size,
  inputShape: [2, 2],
  targetSize: 1,
  readInput: (index, out, offset) => {
    checkIndex(index);
    for (let i = 0; i < 4; i++) out[offset + i] = Math.fround(((index * 4 + i) % 256) / 255);
  },
  readTarget: (index, out, offset) => {
    checkIndex(index);
    out[offset] = index / 2;
  },
};

/** The same in three classes. */
const stripes: Dataset = {
  ...numbered,
  name: 'stripes',
  targetSize: 3,
  classes: ['a', 'b', 'c'],
  inputBytes: { bytes: Uint8Array.from({ length: 4 * size }, (_, i) => i % 256), divisor: 255 },
  readTarget: (index, out, offset) => {
    checkIndex(index);
    out.fill(0, offset, offset + 3);
    out[offset + (index % 3)] = 1;
  },
  label: (index) => index % 3,
  pixels: (index) => Uint8Array.from({ length: 4 }, (_, i) => (index * 4 + i) % 256),
};

const definition = (train: Unknown = {}, others: Unknown = {}): Unknown => ({
  license: 'MIT',
  load: () => Promise.resolve({ train: { ...stripes, ...train }, test: stripes }),
  ...others,
});

let loads = 0;
let reads = 0;
const published = { name: 'stripes', folder: 'stripes', mirrors: ['https://example.org/stripes'], files: [{ name: 'train', sha256: 'a'.repeat(64), size: 4 }] };

const mutants: readonly Mutant[] = [
  ['no licence', 'publication', 'Its license is undefined', definition({}, { license: undefined })],
  ['an empty licence', 'publication', 'Its license is " "', definition({}, { license: ' ' })],
  ['a short checksum', 'publication', 'must be 64 lower-case hexadecimal digits', definition({}, { published: { ...published, files: [{ name: 'train', sha256: 'ABC', size: 4 }] } })],
  ['no checksum', 'publication', 'has no checksum', definition({}, { published: { ...published, files: [{ name: 'train', size: 4 }] } })],
  ['a short checksum of a gzipped file', 'publication', 'of the gzipped file "train" is "ABC"', definition({}, { published: { ...published, files: [{ name: 'train', size: 4, gzip: { sha256: 'ABC' } }] } })],
  ['an archive without a size', 'publication', 'The size of the archive "all.zip" is 0', definition({}, { published: { ...published, archive: { name: 'all.zip', sha256: 'a'.repeat(64), size: 0, prefix: '' } } })],
  ['a mirror that is no address', 'publication', 'is no address of a folder', definition({}, { published: { ...published, mirrors: ['example'] } })],
  ['a size that is none', 'form', 'train: its size is 0', definition({ size: 0 })],
  ['a shape that is none', 'form', 'its inputShape is []', definition({ inputShape: [] })],
  ['too few classes', 'form', 'it has 2 classes and 3 targets', definition({ classes: ['a', 'b'] })],
  ['two parts of different forms', 'form', 'train and test are not of one form', definition({ inputShape: [4] })],
  ['an error while loading', 'form', 'It threw TypeError: oops', definition({}, { load: () => { throw new TypeError('oops'); } })],
  ['an offset that is ignored', 'samples', 'readInput(0, out, 7) writes to out[0]', definition({ readInput: (index: number, out: FloatArray) => { stripes.readInput(index, out, 0); } })],
  ['one number too few', 'samples', 'readTarget(0, out, 7) leaves out[9] as it was', definition({ readTarget: (_index: number, out: FloatArray, offset: number) => { out[offset] = 1; out[offset + 1] = 0; } })],
  ['one number too many', 'samples', 'writes to out[11]', definition({ readInput: (index: number, out: FloatArray, offset: number) => { stripes.readInput(index, out, offset); out[offset + 4] = 0; } })],
  ['a number that is none', 'samples', 'writes NaN as number 0', definition({ readInput: (index: number, out: FloatArray, offset: number) => { stripes.readInput(index, out, offset); out[offset] = NaN; } })],
  ['noise in every read', 'samples', 'and gave', definition({ readInput: (index: number, out: FloatArray, offset: number) => { stripes.readInput(index, out, offset); out[offset] = ++reads; } })],
  ['samples beyond the end', 'samples', 'readInput(-1) gives something', definition({ readInput: (index: number, out: FloatArray, offset: number) => { stripes.readInput(Math.min(Math.max(Math.round(index), 0), size - 1), out, offset); } })],
  ['a label of another class', 'agreement', 'the label of sample 0 is 1, its target [1, 0, 0] says 0', definition({ label: (index: number) => (index + 1) % 3 })],
  ['a label that is no class', 'agreement', 'the label of sample 3 is 3', definition({ label: (index: number) => index })],
  ['targets that are not one-hot', 'agreement', 'with classes it must be one-hot', definition({ readTarget: (_index: number, out: FloatArray, offset: number) => { out.fill(1, offset, offset + 3); } })],
  ['bytes of another order', 'agreement', 'of the input of sample 0', definition({ inputBytes: { bytes: stripes.inputBytes?.bytes.toReversed(), divisor: 255 } })],
  ['another divisor', 'agreement', '/ 256 is another number', definition({ inputBytes: { ...stripes.inputBytes, divisor: 256 } })],
  ['bytes that are missing', 'agreement', 'inputBytes has 8 bytes; 30 samples of 4 need 120', definition({ inputBytes: { bytes: new Uint8Array(8), divisor: 255 } })],
  ['pictures of another size', 'agreement', 'the picture of sample 0 has 3 pixels, its input 4 numbers', definition({ pixels: () => new Uint8Array(3) })],
  ['pictures of other samples', 'agreement', 'pixel 0 of sample 1', definition({ pixels: () => new Uint8Array([0, 1, 2, 3]) })],
  ['another dataset every time', 'repeatable', 'when loaded again', definition({}, { load: () => { const offset = ++loads; return Promise.resolve({ train: { ...stripes, readInput: (index: number, out: FloatArray, at: number) => { stripes.readInput(index, out, at); out[at] = offset; } }, test: stripes }); } })],
  ['another size every time', 'repeatable', 'and', definition({}, { load: () => Promise.resolve({ train: { ...stripes, size: size - (loads++ % 5) }, test: stripes }) })],
];

test('a dataset without a fault', async () => {
  expect(await failuresOf(subjectOf('datasets', definition()))).toEqual([]);
});

test('a dataset of numbers, without classes', async () => {
  expect(await failuresOf(subjectOf('datasets', { license: 'MIT', load: () => Promise.resolve({ train: numbered, test: numbered }) }))).toEqual([]);
});

test.each(mutants)('%s is found by %s', async (_fault, check, says, contribution) => {
  expect(textOf(await resultOf(subjectOf('datasets', contribution), check))).toContain(says);
});

describe('published files', () => {
  test.each(builtInSubjects('datasets'))('$name is left out without them', async (subject) => {
    expect(await failuresOf(subject)).toEqual([]);
    expect((await resultOf(subject, 'form')).leftOut).toBe('its published files are not at hand');
    expect((await resultOf(subject, 'publication')).leftOut).toBeUndefined();
  });

  test('are read where there is a context', async () => {
    const asked: string[] = [];
    const datasetContext = { read: (_: unknown, file: { readonly name: string }) => { asked.push(file.name); return Promise.resolve({ bytes: new Uint8Array(4), location: 'here' }); } };
    const contribution = definition({}, {
      published,
      load: async (context: typeof datasetContext) => { await context.read(published, { name: 'train' }); return { train: stripes, test: stripes }; },
    });
    expect(await failuresOf(subjectOf('datasets', contribution, { datasetContext }))).toEqual([]);
    expect(asked).toEqual(['train', 'train']); // once for all checks, and once to see that it is the same
  });
});
