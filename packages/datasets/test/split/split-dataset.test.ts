import { describe, expect, test } from 'vitest';
import { arrayDataset, kFold, matrixDataset, selectSamples, splitDataset, splitIndices } from '@vitrum/datasets';
import type { Dataset } from '@vitrum/core';
import { inputsOf, targetsOf } from '../support/rows.ts';
import { thrownBy } from '../support/thrown-by.ts';

const size = 12;

/** Sample i has the input i and the class i modulo 3. */
function numbered(extra: Partial<Dataset> = {}): Dataset {
  const dataset = matrixDataset({
    name: 'numbered',
    inputs: Float32Array.from({ length: size }, (_, index) => index),
    inputShape: [1],
    targets: Float32Array.from({ length: size * 3 }, (_, place) => (Math.floor(place / 3) % 3 === place % 3 ? 1 : 0)),
    targetSize: 3,
    task: 'classification',
    classes: ['a', 'b', 'c'],
    describe: (index) => `number ${index}`,
  });
  return { ...dataset, ...extra };
}

describe('chosen samples', () => {
  test('are those of the other dataset, in the given order, with all that is said of them', async () => {
    const pixels = (index: number): Uint8Array => Uint8Array.of(index);
    const targetScaling = { offsets: [1], scales: [2] };
    const readBlock = async (indices: Uint32Array): Promise<Dataset> => selectSamples(numbered(), indices);
    const view = selectSamples(numbered({ pixels, targetScaling, readBlock }), Uint32Array.of(7, 2, 7));
    expect(view).toMatchObject({ name: 'numbered', size: 3, inputShape: [1], targetSize: 3, task: 'classification', classes: ['a', 'b', 'c'], targetScaling });
    expect(inputsOf(view)).toEqual([[7], [2], [7]]);
    expect(targetsOf(view)).toEqual([[0, 1, 0], [0, 0, 1], [0, 1, 0]]);
    expect([view.label?.(1), view.describe?.(1), view.pixels?.(1)[0]]).toEqual([2, 'number 2', 2]);
    const block = await view.readBlock?.(Uint32Array.of(1, 0));
    expect(block && inputsOf(block)).toEqual([[2], [7]]);
  });

  test('have nothing that the other lacks', () => {
    const view = selectSamples(arrayDataset({ name: 'plain', inputs: [[1], [2]], targets: [[0], [1]] }), Uint32Array.of(1));
    expect(Object.keys(view).sort()).toEqual(['inputShape', 'label', 'name', 'readInput', 'readTarget', 'size', 'targetSize', 'task']);
  });

  test('must be there', async () => {
    const none = { code: 'VITRUM_INVALID_DATASET', message: 'No samples of "numbered" were chosen.' };
    expect(await thrownBy(() => selectSamples(numbered(), new Uint32Array(0)))).toMatchObject(none);
    const beyond = { code: 'VITRUM_INDEX_OUT_OF_RANGE', message: 'The dataset "numbered" has no sample 12: it has 12.' };
    expect(await thrownBy(() => selectSamples(numbered(), Uint32Array.of(0, 12)))).toMatchObject(beyond);
    const view = selectSamples(numbered(), Uint32Array.of(7, 2));
    const beyondView = { code: 'VITRUM_INDEX_OUT_OF_RANGE', message: 'The dataset "numbered" has no sample 2: it has 2.' };
    expect(await thrownBy(() => view.readInput(2, new Float32Array(1), 0))).toMatchObject(beyondView);
    expect(await thrownBy(() => view.label?.(2))).toMatchObject(beyondView);
  });
});

describe('a divided dataset', () => {
  const numbers = (dataset: Dataset): number[] => inputsOf(dataset).flat();

  test('is the samples that splitIndices names, every class in its share', () => {
    const { train, test: held } = splitDataset(numbered(), { testShare: 0.25, splitSeed: 5 });
    const indices = splitIndices(Array.from({ length: size }, (_, index) => index % 3), size, { testShare: 0.25, splitSeed: 5 });
    expect([numbers(train), numbers(held)]).toEqual([[...indices.train], [...indices.test]]);
    expect(numbers(held).map((value) => value % 3).sort()).toEqual([0, 1, 2]);
  });

  test.each([
    ['by the targets where there are no labels', [[1, 0], [0, 1]]],
    ['by a single target', [[0], [1]]],
  ])('is divided %s', (_how, targets) => {
    const inputs = Array.from({ length: 20 }, (_, index) => [index]);
    const dataset = arrayDataset({ name: 'plain', inputs, targets: inputs.map((_, index) => targets[index % 2] ?? []) });
    const { test: held } = splitDataset(dataset);
    expect(numbers(held).map((value) => value % 2).sort()).toEqual([0, 0, 1, 1]);
  });

  test('is not divided by targets that are no classes', () => {
    const inputs = Float32Array.from({ length: 20 }, (_, index) => index);
    const parts = { name: 'line', inputs, inputShape: [1], targets: inputs.map((x) => x % 2), targetSize: 1 } as const;
    const held = splitDataset(matrixDataset({ ...parts, task: 'regression' })).test;
    expect(numbers(held)).toEqual([...splitIndices(undefined, 20).test]);
  });

  test('makes folds, the same as kFold does', () => {
    const folds = kFold(numbered(), 4, 9);
    expect(folds.flatMap(({ test: held }) => numbers(held)).sort((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, index) => index));
    folds.forEach(({ train, test: held }, index) => {
      const alone = splitDataset(numbered(), { folds: 4, fold: index + 1, splitSeed: 9 });
      expect([numbers(train), numbers(held)]).toEqual([numbers(alone.train), numbers(alone.test)]);
      expect(numbers(held).map((value) => value % 3).sort()).toEqual([0, 1, 2]);
    });
  });

  test.each([
    [0, 'With 0 folds there are no samples to learn from.'],
    [1, 'With 1 fold there are no samples to learn from.'],
    [13, '12 samples cannot be divided into 13 folds.'],
    [2.5, 'split: folds must be a whole number of at least 0, got 2.5.'],
  ])('cannot make %f folds', async (folds, message) => {
    expect(await thrownBy(() => kFold(numbered(), folds))).toMatchObject({ code: 'VITRUM_INVALID_OPTION', message });
  });

  test('closes once all parts are closed', () => {
    let closed = 0;
    const close = (): void => {
      closed++;
    };
    const { train, test: held } = splitDataset(numbered({ close }));
    train.close?.();
    train.close?.();
    expect(closed).toBe(0);
    held.close?.();
    held.close?.();
    expect(closed).toBe(1);
    const folds = kFold(numbered({ close }), 3).flatMap((splits) => [splits.train, splits.test]);
    folds.slice(1).forEach((part) => part.close?.());
    expect(closed).toBe(1);
    folds[0]?.close?.();
    expect(closed).toBe(2);
    expect(splitDataset(numbered()).train).not.toHaveProperty('close');
  });
});
