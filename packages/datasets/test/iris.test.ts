import { describe, expect, test } from 'vitest';
import type { DatasetSplits } from '@vitrum/core';
import { encodeTableRow, iris, type TableEncoding } from '@vitrum/datasets';
import { inputsOfClass, momentsOf } from './support/lesson-checks.ts';
import { loadDataset } from './support/load-dataset.ts';
import { inputsOf, targetsOf } from './support/rows.ts';
import { thrownBy } from './support/thrown-by.ts';

/** The lengths in cm of all flowers, with their species, as the descriptions tell them. */
function flowersOf({ train, test: held }: DatasetSplits): { readonly lengths: readonly number[]; readonly species: string }[] {
  return [train, held].flatMap((part) =>
    Array.from({ length: part.size }, (_, index) => ({
      lengths: [...(part.describe?.(index) ?? '').matchAll(/= ([\d.]+) cm/g)].map(([, length]) => Number(length)),
      species: part.classes?.[part.label?.(index) ?? NaN] ?? '',
    })),
  );
}

const splits = await loadDataset('iris');
const flowers = flowersOf(splits);

describe('the measurements', () => {
  // Means and standard deviations (n − 1) by species, as R's `iris` has them.
  test.each([
    ['setosa', [5.006, 3.428, 1.462, 0.246], [0.352, 0.379, 0.174, 0.105]],
    ['versicolor', [5.936, 2.77, 4.26, 1.326], [0.516, 0.314, 0.47, 0.198]],
    ['virginica', [6.588, 2.974, 5.552, 2.026], [0.636, 0.322, 0.552, 0.275]],
  ])('of 50 flowers of the species %s have the published means and deviations', (species, means, deviations) => {
    const ofSpecies = flowers.filter((flower) => flower.species === species);
    expect(ofSpecies).toHaveLength(50);
    means.forEach((published, column) => {
      const { mean, deviation } = momentsOf(ofSpecies.map(({ lengths }) => lengths[column] ?? NaN));
      expect(mean).toBeCloseTo(published, 6);
      expect((deviation * Math.sqrt(50 / 49)).toFixed(3)).toBe((deviations[column] ?? NaN).toFixed(3));
    });
  });

  // The UCI Machine Learning Repository, iris.names: "The 35th sample should be: 4.9,3.1,1.5,0.2 […] The 38th sample:
  // 4.9,3.6,1.4,0.1". Its file has 4.9,3.1,1.5,0.1 in both places, as in its 10th, which is right.
  test('are those of the article where a well-known copy differs', () => {
    const like = (...lengths: number[]): number => flowers.filter((flower) => String(flower.lengths) === String(lengths)).length;
    expect([like(4.9, 3.1, 1.5, 0.1), like(4.9, 3.1, 1.5, 0.2), like(4.9, 3.6, 1.4, 0.1)]).toEqual([1, 1, 1]);
  });

  test('say where they are from', () => {
    expect(iris).toMatchObject({ license: 'CC BY 4.0', source: expect.stringContaining('Fisher 1936') });
  });
});

describe('its parts', () => {
  test('have every species in its share', () => {
    expect(splits.train).toMatchObject({ name: 'iris', size: 120, inputShape: [4], targetSize: 3, task: 'classification' });
    expect(splits.test).toMatchObject({ size: 30, classes: ['setosa', 'versicolor', 'virginica'] });
    for (const label of [0, 1, 2]) expect([inputsOfClass(splits.train, label).length, inputsOfClass(splits.test, label).length]).toEqual([40, 10]);
  });

  test('are decided by the options of every split', async () => {
    const held = async (options: object): Promise<string> => JSON.stringify(inputsOf((await loadDataset({ type: 'iris', ...options })).test));
    expect(await held({ splitSeed: 1 })).toBe(await held({ splitSeed: 1 }));
    expect(await held({ splitSeed: 1 })).not.toBe(await held({ splitSeed: 2 }));
    expect((await loadDataset({ type: 'iris', testShare: 0.5 })).test.size).toBe(75);
    const folds = await Promise.all([1, 2, 3, 4, 5].map((fold) => loadDataset({ type: 'iris', folds: 5, fold })));
    const tested = folds.flatMap(({ test: part }) => Array.from({ length: part.size }, (_, index) => part.describe?.(index)));
    expect(tested.toSorted()).toEqual(flowers.map(({ lengths }) => describeLengths(lengths)).toSorted());
  });

  test('are refused where one would be empty', async () => {
    const message = 'With a testShare of 0 there are no samples to test with.';
    expect(await thrownBy(() => loadDataset({ type: 'iris', testShare: 0 }))).toMatchObject({ code: 'VITRUM_INVALID_OPTION', message });
  });
});

describe('its inputs', () => {
  test('have mean 0 and standard deviation 1 in the training part, and the same scaling in the test part', () => {
    for (const column of [0, 1, 2, 3]) {
      const { mean, deviation } = momentsOf(inputsOf(splits.train).map((input) => input[column] ?? NaN));
      expect(mean).toBeCloseTo(0, 6);
      expect(deviation).toBeCloseTo(1, 6);
    }
    expect(momentsOf(inputsOf(splits.test).map(([x = NaN]) => x)).mean).not.toBeCloseTo(0, 3);
  });

  test('are what the encoding makes of the measurements', () => {
    // This dataset makes a table encoding.
    const encoding = splits.encoding as TableEncoding;
    expect(encoding.columns.map(({ name }) => name)).toEqual(['sepal length', 'sepal width', 'petal length', 'petal width']);
    const inputs = [...inputsOf(splits.train), ...inputsOf(splits.test)];
    flowers.forEach(({ lengths }, index) => {
      expect([...encodeTableRow(encoding, lengths.map(String), 'a flower')]).toEqual(inputs[index]);
    });
  });

  test('have one-hot targets', () => {
    expect(targetsOf(splits.test).map((target) => target.reduce((sum, value) => sum + value, 0))).toEqual(Array<number>(30).fill(1));
  });
});

function describeLengths(lengths: readonly number[]): string {
  const names = ['sepal length', 'sepal width', 'petal length', 'petal width'];
  return names.map((name, column) => `${name} = ${(lengths[column] ?? NaN).toFixed(1)} cm`).join(', ');
}
