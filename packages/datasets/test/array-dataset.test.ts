import { describe, expect, test } from 'vitest';
import { arrayDataset, type ArrayDatasetOptions } from '@vitrum/datasets';
import { firstSamples } from '@vitrum/datasets/internal';
import { thrownBy } from './support/thrown-by.ts';

const and: ArrayDatasetOptions = {
  name: 'and',
  inputs: [[0, 0], [0, 1], [1, 0], [1, 1]],
  targets: [[0], [0], [0], [1]],
};

test('its samples are the lists that were written out, from the offset on', () => {
  const dataset = arrayDataset(and);
  expect(dataset).toMatchObject({ name: 'and', size: 4, inputShape: [2], targetSize: 1 });
  const out = Float32Array.of(9, 9, 9, 9);
  dataset.readInput(1, out, 1);
  expect([...out]).toEqual([9, 0, 1, 9]);
  dataset.readTarget(3, out, 0);
  expect([...out]).toEqual([1, 0, 1, 9]);
});

test('it has classes where they are named', () => {
  expect(arrayDataset({ ...and, classes: ['true'] }).classes).toEqual(['true']);
  expect(arrayDataset(and)).not.toHaveProperty('classes');
});

test('it is for classification unless another task is said', () => {
  expect(arrayDataset({ ...and, task: 'regression' }).task).toBe('regression');
  expect(arrayDataset(and).task).toBe('classification');
});

test('a sample that is not there is refused', async () => {
  for (const dataset of [arrayDataset(and), firstSamples(arrayDataset(and), 4)]) {
    const message = 'The dataset "and" has no sample 4: it has 4.';
    const expected = { code: 'VITRUM_INDEX_OUT_OF_RANGE', message };
    expect(await thrownBy(() => dataset.readInput(4, new Float32Array(2), 0))).toMatchObject(expected);
    expect(await thrownBy(() => dataset.readTarget(4, new Float32Array(1), 0))).toMatchObject(expected);
  }
});

test('typed arrays are taken as lists are', () => {
  const dataset = arrayDataset({ name: 'and', inputs: [Float32Array.of(0, 1), Float64Array.of(1, 1)], targets: [Uint8Array.of(0), [1]] });
  const out = new Float32Array(3);
  dataset.readInput(0, out, 1);
  dataset.readTarget(1, out, 0);
  expect([...out]).toEqual([1, 0, 1]);
});

test('classes can be given by their numbers, in a list or a typed array', () => {
  const inputs = [[0], [1], [2]];
  const named = arrayDataset({ name: 'three', inputs, targets: Uint8Array.of(2, 0, 1), classes: ['a', 'b', 'c', 'd'] });
  const out = new Float32Array(4);
  named.readTarget(0, out, 0);
  expect([named.targetSize, named.classes, [0, 1, 2].map((index) => named.label?.(index)), [...out]]).toEqual([4, ['a', 'b', 'c', 'd'], [2, 0, 1], [0, 0, 1, 0]]);
  expect(arrayDataset({ name: 'three', inputs, targets: [2, 0, 1] })).toMatchObject({ targetSize: 3, classes: ['0', '1', '2'], task: 'classification' });
  expect(arrayDataset({ name: 'all alike', inputs, targets: [0, 0, 0] }).targetSize).toBe(2);
});

test('numbers to predict can be given one for each sample', () => {
  const dataset = arrayDataset({ name: 'line', inputs: [[0], [1]], targets: [0.5, -3], task: 'regression' });
  const out = new Float32Array(1);
  dataset.readTarget(1, out, 0);
  expect([dataset.targetSize, out[0]]).toEqual([1, -3]);
});

test('rows of rows are pictures', () => {
  const dataset = arrayDataset({ name: 'two', inputs: [[[1, 2, 3], [4, 5, 6]], [Float32Array.of(7, 8, 9), [10, 11, 12]]], targets: [0, 1] });
  const out = new Float32Array(6);
  dataset.readInput(1, out, 0);
  expect([dataset.inputShape, [...out]]).toEqual([[2, 3], [7, 8, 9, 10, 11, 12]]);
});

describe('what makes no dataset', () => {
  test.each<[string, Partial<ArrayDatasetOptions>, string, string]>([
    ['half a class', { targets: [0, 1, 0.5, 0] }, 'VITRUM_INVALID_DATASET', 'The targets of the dataset "and" hold 0.5 in sample 2, which is no number of a class.'],
    ['a class below none', { targets: [0, 1, 0, -1] }, 'VITRUM_INVALID_DATASET', 'hold -1 in sample 3'],
    ['a class without a name', { targets: [0, 1, 2, 0], classes: ['a', 'b'] }, 'VITRUM_INVALID_DATASET', 'hold 2 in sample 2'],
    ['a row among numbers', { targets: [0, [1], 0, 0] as unknown as number[] }, 'VITRUM_INVALID_DATASET', 'hold [1] in sample 1'],
    ['uneven pictures', { inputs: [[[1], [2]], [[1], [2, 3]], [[1], [2]], [[1], [2]]] }, 'VITRUM_INVALID_SHAPE', 'sample 1: Nested lists have the same length at each depth; at [1] is a list of 2 instead of a list of 1.'],
    ['pictures of two shapes', { inputs: [[[1, 2]], [[1, 2]], [[1], [2]], [[1, 2]]] }, 'VITRUM_INVALID_DATASET', 'in sample 0 and [2, 1] in sample 2.'],
  ])('%s', (_title, change, code, message) => {
    expect(() => arrayDataset({ ...and, ...change })).toThrow(expect.objectContaining({ code, message: expect.stringContaining(message) }));
  });
});

describe('lists that do not make a dataset', () => {
  const cases: readonly { readonly title: string; readonly change: Partial<ArrayDatasetOptions>; readonly code: string; readonly message: string }[] = [
    {
      title: 'of different number',
      change: { targets: [[0]] },
      code: 'VITRUM_COUNT_MISMATCH',
      message: 'The dataset "and" has 4 inputs and 1 targets.',
    },
    {
      title: 'none',
      change: { inputs: [], targets: [] },
      code: 'VITRUM_INVALID_DATASET',
      message: 'The inputs of the dataset "and" are empty.',
    },
    {
      title: 'of different length',
      change: { inputs: [[0, 0], [0, 1], [1], [1, 1]] },
      code: 'VITRUM_INVALID_DATASET',
      message: 'The inputs of the dataset "and" have 2 numbers in sample 0 and 1 in sample 2.',
    },
    {
      title: 'of numbers that are not finite',
      change: { targets: [[0], [Number.NaN], [0], [1]] },
      code: 'VITRUM_INVALID_DATASET',
      message: 'The targets of the dataset "and" hold NaN in sample 1.',
    },
  ];

  // What TypeScript refuses comes from JavaScript and from JSON.
  const untyped = (inputs: unknown): Partial<ArrayDatasetOptions> => ({ inputs: inputs as ArrayDatasetOptions['inputs'] });
  // eslint-disable-next-line no-sparse-arrays -- holes are what is tried
  const [sparse, withoutSample] = [[1, , ], [[0, 0], [0, 1], , [1, 1]]];

  test.each<[string, Partial<ArrayDatasetOptions>, string]>([
    ['undefined', untyped([[0, 0], [undefined, 1], [1, 0], [1, 1]]), 'hold undefined in sample 1.'],
    ['a hole', untyped([[0, 0], [0, 1], sparse, [1, 1]]), 'hold undefined in sample 2.'],
    ['a hole in the place of a sample', untyped(withoutSample), 'hold undefined instead of a list in sample 2.'],
    ['null', untyped([[0, 0], [null, 1], [1, 0], [1, 1]]), 'hold null in sample 1.'],
    ['a text', untyped([['0', 0], [0, 1], [1, 0], [1, 1]]), 'hold "0" in sample 0.'],
    ['a BigInt', untyped([[0n, 0], [0, 1], [1, 0], [1, 1]]), 'hold 0n in sample 0.'],
    ['numbers that are no lists', untyped([0, 1, 2, 3]), 'hold 0 instead of a list in sample 0.'],
    ['a number beyond 32-bit floats', untyped([[0, 0], [0, 1], [1, 0], [1, 1e39]]), 'hold 1e+39 in sample 3.'],
  ])('F093: %s', async (_, change, message) => {
    expect(await thrownBy(() => arrayDataset({ ...and, ...change }))).toMatchObject({
      code: 'VITRUM_INVALID_DATASET',
      message: `The inputs of the dataset "and" ${message}`,
    });
  });

  test('a number among rows of targets is told how to be written', async () => {
    const change = { targets: [[0], 1, [0], [1]] as unknown as ArrayDatasetOptions['targets'] }; // from JavaScript
    expect(await thrownBy(() => arrayDataset({ ...and, ...change }))).toMatchObject({
      message: 'The targets of the dataset "and" hold 1 instead of a list in sample 1.',
      hint: 'Write a single number as a list, [5], and the second of three classes as [0, 1, 0].',
    });
  });

  test.each([[[]], [new Float32Array(0)], [new DataView(new ArrayBuffer(8))]])('a sample that is %o', async (sample) => {
    const change = { inputs: [sample, sample, sample, sample] as unknown as ArrayDatasetOptions['inputs'] }; // from JavaScript
    expect(await thrownBy(() => arrayDataset({ ...and, ...change }))).toMatchObject({ code: 'VITRUM_INVALID_DATASET' });
  });

  test.each(cases)('$title', async ({ change, code, message }) => {
    expect(await thrownBy(() => arrayDataset({ ...and, ...change }))).toMatchObject({ code, message });
  });
});
