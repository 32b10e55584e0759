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

/** The stripes with a task of their own. */
const regression: Unknown = { task: 'regression', classes: undefined, label: undefined, readTarget: (index: number, out: FloatArray, offset: number) => { checkIndex(index); out.set([index / 2, -index, 1], offset); } };
const labels: Unknown = { task: 'multi-label', classes: ['a', 'b', 'c'], label: undefined, readTarget: (index: number, out: FloatArray, offset: number) => { checkIndex(index); out.set([index % 2, 1, 0], offset); } };
/** Both parts with the same properties. */
const both = (part: Unknown, others: Unknown = {}): Unknown => ({ license: 'MIT', load: () => Promise.resolve({ train: { ...stripes, ...part }, test: { ...stripes, ...part }, ...others }) });
const scaling = { offsets: [1, 2, 3], scales: [1, -2, 3] };

/** Some of the stripes in memory; `shift` says which one is read in the place of which. */
const block = (indices: Uint32Array, shift = (index: number): number => index): Dataset => {
  indices.forEach(checkIndex);
  const at = (i: number): number => shift(indices[i] ?? NaN);
  return {
    ...{ name: 'block', size: indices.length, inputShape: [2, 2], targetSize: 3 },
    readInput: (i, out, offset) => stripes.readInput(at(i), out, offset),
    readTarget: (i, out, offset) => stripes.readTarget(at(i), out, offset),
    label: (i) => at(i) % 3,
    describe: (i) => `stripe ${at(i)}`,
  };
};
const inBlocks = (readBlock: (indices: Uint32Array) => unknown): Unknown => both({ readBlock, describe: (index: number) => `stripe ${index}` });
const withCircle = (): Unknown => { const encoding: Record<string, unknown> = { type: 'own' }; encoding['itself'] = encoding; return encoding; };

let loads = 0;
let reads = 0;
const published = { name: 'stripes', folder: 'stripes', mirrors: ['https://example.org/stripes'], files: [{ name: 'train', sha256: 'a'.repeat(64), size: 4 }] };

const mutants: readonly Mutant[] = [
  ['no license', 'publication', 'Its license is undefined', definition({}, { license: undefined })],
  ['an empty license', 'publication', 'Its license is " "', definition({}, { license: ' ' })],
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
  ['a task that is none', 'form', 'its task is "ranking"; it must be one of classification, regression, multi-label', both({ task: 'ranking' })],
  ['parts of two tasks', 'form', 'train and test are not of one form', definition({ task: 'regression', label: undefined })],
  ['labels of a regression', 'form', 'it has labels, and its task is regression', both({ ...regression, label: () => 0 })],
  ['too few names of targets', 'form', 'it has 2 classes and 3 targets; there is one name for each target', both({ ...regression, classes: ['x', 'y'] })],
  ['a scaling of too few targets', 'form', 'its targetScaling has 3 offsets and 2 scales for 3 targets', both({ ...regression, targetScaling: { ...scaling, scales: [1, 2] } })],
  ['a scale of 0', 'form', 'its targetScaling of target 1 is 2 + 0 · t', both({ ...regression, targetScaling: { ...scaling, scales: [1, 0, 1] } })],
  ['an offset that is none', 'form', 'its targetScaling of target 2 is NaN + 3 · t', both({ ...regression, targetScaling: { ...scaling, offsets: [1, 2, NaN] } })],
  ['a scaling of classes', 'form', 'which only targets of a regression have', both({ targetScaling: scaling })],
  ['half a label', 'agreement', 'of several labels each must be 0 or 1', both({ ...labels, readTarget: (_: number, out: FloatArray, offset: number) => { out.set([1, 0.5, 0], offset); } })],
  ['a description that is none', 'agreement', 'describe(0) gives undefined; it must be a text', both({ describe: () => undefined })],
  ['blocks in the stored order', 'blocks', 'Sample i of a block is sample indices[i] of the dataset', inBlocks(async (indices) => block(indices.toSorted()))],
  ['blocks of the samples beside', 'blocks', 'of sample 0 of a block, which stands for sample', inBlocks(async (indices) => block(indices, (index) => (index + 1) % size))],
  ['blocks with labels of their own', 'blocks', 'the label of sample', inBlocks(async (indices) => ({ ...block(indices), label: () => 1 }))],
  ['blocks with descriptions of their own', 'blocks', 'the description of sample', inBlocks(async (indices) => ({ ...block(indices), describe: (i: number) => `stripe ${i}` }))],
  ['blocks that are too small', 'blocks', 'readBlock of 15 indices gives 14 samples', inBlocks(async (indices) => block(indices.subarray(1)))],
  ['blocks of another form', 'blocks', 'readBlock gives samples of another form', inBlocks(async (indices) => ({ ...block(indices), inputShape: [4] }))],
  ['blocks of one memory', 'blocks', 'in the block and', inBlocks((() => { const shared: Uint32Array = new Uint32Array(size); return async (indices: Uint32Array) => { shared.set(indices); return { ...block(shared), size: indices.length }; }; })())],
  ['no block', 'blocks', 'readBlock(indices) gives no dataset', inBlocks(async () => undefined)],
  ['indices that are sorted', 'blocks', 'readBlock(indices) writes to the indices', inBlocks(async (indices) => block(indices.sort()))],
  ['blocks of samples that are not there', 'blocks', 'readBlock([30]) gives something', inBlocks(async (indices) => block(indices.map((index) => Math.min(index, size - 1))))],
  ['blocks that cannot be read', 'blocks', 'It threw Error: the disk is gone', inBlocks(async () => { throw new Error('the disk is gone'); })],
  ['an encoding without a type', 'encoding', 'it must be an object with a text "type"', both({}, { encoding: { columns: [] } })],
  ['an encoding with a number that is none', 'encoding', 'encoding.columns[0].scale is NaN', both({}, { encoding: { type: 'table', columns: [{ scale: NaN }] } })],
  ['an encoding with an array of numbers', 'encoding', 'encoding.scales is', both({}, { encoding: { type: 'array', scales: new Float32Array(2) } })],
  ['an encoding with a function', 'encoding', 'encoding.apply is', both({}, { encoding: { type: 'own', apply: () => 1 } })],
  ['an encoding that contains itself', 'encoding', 'encoding.itself contains itself', both({}, { encoding: withCircle() })],
  ['another dataset every time', 'repeatable', 'when loaded again', definition({}, { load: () => { const offset = ++loads; return Promise.resolve({ train: { ...stripes, readInput: (index: number, out: FloatArray, at: number) => { stripes.readInput(index, out, at); out[at] = offset; } }, test: stripes }); } })],
  ['another size every time', 'repeatable', 'and', definition({}, { load: () => Promise.resolve({ train: { ...stripes, size: size - (loads++ % 5) }, test: stripes }) })],
];

test('a dataset without a fault', async () => {
  expect(await failuresOf(subjectOf('datasets', definition()))).toEqual([]);
});

test('a dataset of numbers, without classes', async () => {
  expect(await failuresOf(subjectOf('datasets', { license: 'MIT', load: () => Promise.resolve({ train: numbered, test: numbered }) }))).toEqual([]);
});

test.each<[what: string, contribution: Unknown]>([
  ['numbers to come close to', both(regression)],
  ['with names and a scaling', both({ ...regression, classes: ['x', 'y', 'z'], targetScaling: scaling })],
  ['several labels', both(labels)],
  ['samples in blocks', inBlocks(async (indices) => block(indices))],
  ['an encoding', both({}, { encoding: { type: 'table', columns: [{ name: 'width', kind: 'number', offset: -0, scale: 1 }, { name: 'kind', kind: 'category', values: ['a'] }], more: null } })],
  ['color pictures', both({
    inputShape: [2, 2, 3],
    inputBytes: undefined,
    readInput: (index: number, out: FloatArray, offset: number) => { checkIndex(index); out.fill(index / 30, offset, offset + 12); },
    pixels: (index: number) => new Uint8Array(12).fill(index),
  })],
])('a dataset with %s has no fault', async (_what, contribution) => {
  expect(await failuresOf(subjectOf('datasets', contribution))).toEqual([]);
});

test.each(mutants)('%s is found by %s', async (_fault, check, says, contribution) => {
  expect(textOf(await resultOf(subjectOf('datasets', contribution), check))).toContain(says);
});

test.each(builtInSubjects('datasets'))('$name, which is built in, has no fault', async (subject) => {
  expect(await failuresOf(subject)).toEqual([]);
});

describe('published files', () => {
  test.each(builtInSubjects('datasets').filter(({ name }) => name.includes('mnist')))('$name is left out without them', async (subject) => {
    expect((await resultOf(subject, 'form')).skipped).toBe('its published files are not at hand');
    expect((await resultOf(subject, 'publication')).skipped).toBeUndefined();
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
