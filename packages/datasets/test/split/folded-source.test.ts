import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Dataset, DatasetContext, DatasetSource } from '@vitrum/core';
import { byteRows, classTargets, datasetOf, foldedSource, matrixDataset, rareClasses, splitDataset } from '@vitrum/datasets';
import { inputsOf } from '../support/rows.ts';
import { thrownBy } from '../support/thrown-by.ts';

const context: DatasetContext = {
  read: () => {
    throw new Error('nothing is read');
  },
};

/** Sample i has the input i and the class of `labels[i]`. */
function numbered(labels: readonly number[], extra: Partial<Dataset> = {}): Dataset {
  const classes = ['a', 'b', 'c'];
  return {
    ...matrixDataset({
      name: 'numbered',
      inputs: Float32Array.from(labels.keys()),
      inputShape: [1],
      targets: Float32Array.from(labels.flatMap((label) => classes.map((_, place) => Number(place === label)))),
      targetSize: 3,
      task: 'classification',
      classes,
    }),
    ...extra,
  };
}

const sourceOf = (train: Dataset, closed: () => void = () => undefined): DatasetSource => ({
  name: 'numbered', license: 'MIT', load: async () => ({ train, test: numbered([0], { close: closed }), notes: ['kept'] }),
});

const numbers = (dataset: Dataset): number[] => inputsOf(dataset).flat();

const labelLists = fc.array(fc.nat(2), { minLength: 2, maxLength: 60 });

describe('the folds of a dataset without options for them', () => {
  test('hold out each training sample once, and each class in its share within one sample', async () => {
    await fc.assert(fc.asyncProperty(labelLists, fc.integer({ min: 2, max: 6 }), fc.nat(), async (labels, folds, splitSeed) => {
      fc.pre(folds <= labels.length);
      const held: number[] = [];
      for (let fold = 1; fold <= folds; fold++) {
        const { train, test: part } = await foldedSource(sourceOf(numbered(labels)), { folds, fold, splitSeed }).load(context);
        expect([...numbers(train), ...numbers(part)].sort((a, b) => a - b)).toEqual([...labels.keys()]);
        held.push(...numbers(part));
        for (const label of [0, 1, 2]) {
          const share = labels.filter((each) => each === label).length / folds;
          const count = numbers(part).filter((index) => labels[index] === label).length;
          expect(Math.abs(count - share)).toBeLessThan(1);
        }
      }
      expect(held.sort((a, b) => a - b)).toEqual([...labels.keys()]);
    }), { seed: 20_261_129, numRuns: 60 });
  });

  test('are those of splitDataset, leave the other test part alone, and keep the notes and a random order', async () => {
    let closed = 0;
    const train = numbered([0, 1, 2, 0, 1, 2, 0, 1, 2], { hasRandomOrder: true });
    const options = { folds: 3, fold: 2, splitSeed: 4 };
    const splits = await foldedSource(sourceOf(train, () => { closed++; }), options).load(context);
    const same = splitDataset(train, options);
    expect([numbers(splits.train), numbers(splits.test)]).toEqual([numbers(same.train), numbers(same.test)]);
    expect(splits).toMatchObject({ notes: ['kept'], train: { hasRandomOrder: true }, test: { hasRandomOrder: true } });
    expect(closed).toBe(1);
  });

  test('of bytes are bytes', async () => {
    const inputs = byteRows(Uint8Array.from({ length: 6 * 4 }, (_, place) => Math.floor(place / 4)), [2, 2]);
    const train = datasetOf({ name: 'bytes', inputs, targets: classTargets([0, 1, 0, 1, 0, 1], ['a', 'b']) });
    const { test: part } = await foldedSource(sourceOf(train), { folds: 3, fold: 1, splitSeed: 0 }).load(context);
    expect(part.inputBytes?.bytes.length).toBe(2 * 4);
  });

  test.each([
    [{ folds: 1, fold: 1 }, 'With 1 fold there are no samples to learn from.'],
    [{ folds: 3, fold: 4 }, 'There is no fold 4 of 3.'],
  ])('cannot be %j', async (options, message) => {
    expect(await thrownBy(() => foldedSource(sourceOf(numbered([0, 1, 2])), { ...options, splitSeed: 0 }))).toMatchObject({ code: 'VITRUM_INVALID_OPTION', message });
  });

  test('cannot be more than the samples', async () => {
    const source = foldedSource(sourceOf(numbered([0, 1, 2])), { folds: 4, fold: 1, splitSeed: 0 });
    await expect(source.load(context)).rejects.toMatchObject({ code: 'VITRUM_INVALID_OPTION', message: '3 samples cannot be divided into 4 folds.' });
  });
});

describe('rare classes', () => {
  test('are those with fewer samples than asked for, in all parts together', () => {
    const parts = [numbered([0, 0, 0, 1, 2]), numbered([1, 0])];
    expect(rareClasses(parts, 3)).toEqual([{ name: 'b', count: 2 }, { name: 'c', count: 1 }]);
    expect(rareClasses(parts, 2)).toEqual([{ name: 'c', count: 1 }]);
    expect(rareClasses([numbered([0, 1], { task: 'regression' })], 9)).toEqual([]);
  });
});
