import { describe, expect, test } from 'vitest';
import type { Dataset, DatasetContext } from '@vitrum/core';
import { resolveDataset } from '@vitrum/runs';
import { registry } from './support.ts';

const context: DatasetContext = {
  read: () => {
    throw new Error('nothing is read');
  },
};

function inputsOf(dataset: Dataset): readonly string[] {
  const { size, inputShape } = dataset;
  const length = inputShape.reduce((product, each) => product * each, 1);
  return Array.from({ length: size }, (_, index) => {
    const row = new Float32Array(length);
    dataset.readInput(index, row, 0);
    return row.join();
  });
}

describe('folds of a dataset by name', () => {
  // Irises are divided by the dataset's own options, moons, which have none, by those of every dataset.
  test.each([
    ['iris', { type: 'iris' }, 150],
    ['two-moons', { type: 'two-moons', samples: 40 }, undefined],
  ])('hold out each sample of %s once', async (_name, reference, size) => {
    const whole = await resolveDataset(registry, reference).load(context);
    const parts = [];
    for (const fold of [1, 2, 3, 4]) parts.push((await resolveDataset(registry, { ...reference, folds: 4, fold, splitSeed: 7 }).load(context)).test);
    const held = parts.flatMap((part) => inputsOf(part));
    expect(held).toHaveLength(size ?? whole.train.size);
    if (size === undefined) expect(held.sort()).toEqual([...inputsOf(whole.train)].sort());
  });

  test('are refused before the data are loaded', () => {
    expect(() => resolveDataset(registry, { type: 'two-moons', folds: 1 })).toThrow('With 1 fold there are no samples to learn from.');
    expect(() => resolveDataset(registry, { type: 'two-moons', folds: 'many' })).toThrow('dataset "two-moons": folds must be a whole number');
    expect(() => resolveDataset(registry, { type: 'two-moons', folds: 3, fold: 4 })).toThrow('There is no fold 4 of 3.');
  });

  test('none are asked for by 0', async () => {
    const plain = await resolveDataset(registry, { type: 'xor' }).load(context);
    const none = await resolveDataset(registry, { type: 'xor', folds: 0 }).load(context);
    expect([none.train.size, none.test.size]).toEqual([plain.train.size, plain.test.size]);
  });
});
