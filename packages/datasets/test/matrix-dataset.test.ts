import { describe, expect, test } from 'vitest';
import { matrixDataset, type MatrixDatasetParts } from '@vitrum/datasets';
import { inputsOf, targetsOf } from './support/rows.ts';
import { thrownBy } from './support/thrown-by.ts';

const parts: MatrixDatasetParts = {
  name: 'pairs',
  inputs: Float32Array.of(1, 2, 3, 4, 5, 6),
  inputShape: [1, 2],
  targets: Float32Array.of(0, 1, 1, 0, 0, 1),
  targetSize: 2,
  task: 'classification',
};

test('its samples are the rows of its arrays', () => {
  const dataset = matrixDataset(parts);
  expect(dataset).toMatchObject({ name: 'pairs', size: 3, inputShape: [1, 2], targetSize: 2, task: 'classification' });
  expect(inputsOf(dataset)).toEqual([[1, 2], [3, 4], [5, 6]]);
  expect(targetsOf(dataset)).toEqual([[0, 1], [1, 0], [0, 1]]);
  const out = Float64Array.of(9, 9, 9, 9);
  dataset.readInput(1, out, 1);
  expect([...out]).toEqual([9, 3, 4, 9]);
});

test('a class is where the target is largest, or 1 where the only one is above ½', () => {
  const labels = (dataset: ReturnType<typeof matrixDataset>): unknown[] => [0, 1, 2].map((index) => dataset.label?.(index));
  expect(labels(matrixDataset(parts))).toEqual([1, 0, 1]);
  expect(labels(matrixDataset({ ...parts, targets: Float32Array.of(1, 0, 1), targetSize: 1 }))).toEqual([1, 0, 1]);
  for (const task of ['regression', 'multi-label'] as const) expect(matrixDataset({ ...parts, task })).not.toHaveProperty('label');
});

test('says what it was given to say, and nothing else', () => {
  const told = { classes: ['left', 'right'], targetScaling: { offsets: [0, 0], scales: [1, 1] } };
  expect(matrixDataset({ ...parts, ...told, describe: (index) => `pair ${index}` }).describe?.(2)).toBe('pair 2');
  expect(matrixDataset({ ...parts, ...told })).toMatchObject(told);
  const plain = matrixDataset(parts);
  for (const property of ['classes', 'targetScaling', 'describe']) expect(plain).not.toHaveProperty(property);
});

test('a sample that is not there is refused', async () => {
  const dataset = matrixDataset({ ...parts, describe: String });
  const out = new Float32Array(2);
  const ways = [() => dataset.readInput(3, out, 0), () => dataset.readTarget(3, out, 0), () => dataset.label?.(3), () => dataset.describe?.(3)];
  for (const way of ways) expect(await thrownBy(way)).toMatchObject({ message: 'The dataset "pairs" has no sample 3: it has 3.' });
});

describe('arrays that do not make a dataset', () => {
  const cases: readonly (readonly [title: string, change: Partial<MatrixDatasetParts>, code: string, message: string])[] = [
    ['none', { inputs: new Float32Array(0) }, 'VITRUM_INVALID_DATASET', 'The dataset "pairs" has no samples.'],
    ['half a row of inputs', { inputs: new Float32Array(5) }, 'VITRUM_INVALID_DATASET', 'The inputs of the dataset "pairs" are 5 numbers, which does not make rows of 2.'],
    ['half a row of targets', { targets: new Float32Array(5) }, 'VITRUM_INVALID_DATASET', 'The targets of the dataset "pairs" are 5 numbers, which does not make rows of 2.'],
    ['of different number', { targets: new Float32Array(4) }, 'VITRUM_COUNT_MISMATCH', 'The dataset "pairs" has 3 inputs and 2 targets.'],
    ['an input that is not a number', { inputs: Float32Array.of(1, 2, 3, NaN, 5, 6) }, 'VITRUM_INVALID_DATASET', 'The inputs of the dataset "pairs" hold NaN in sample 1.'],
    ['a target that is infinite', { targets: Float32Array.of(0, 1, 1, 0, 0, Infinity) }, 'VITRUM_INVALID_DATASET', 'The targets of the dataset "pairs" hold Infinity in sample 2.'],
  ];
  test.each(cases)('%s', async (_title, change, code, message) => {
    expect(await thrownBy(() => matrixDataset({ ...parts, ...change }))).toMatchObject({ code, message });
  });
});
