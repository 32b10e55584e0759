import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitIndices, type SplitOptions } from '@vitrum/datasets';
import { thrownBy } from '../support/thrown-by.ts';

const parameters = { seed: 20_261_124, numRuns: 500 };
const seeds = fc.nat();
const shares = fc.double({ min: 0.001, max: 0.999, noNaN: true });
/** Labels with many classes of one or two samples as well as few large ones. */
const labelLists = fc.integer({ min: 1, max: 12 }).chain((classes) => fc.array(fc.nat(classes - 1), { minLength: 2, maxLength: 200 }));

/** How many of the samples have each label. */
function countLabels(labels: readonly number[], indices: Iterable<number>): Map<number, number> {
  const counts = new Map<number, number>();
  for (const index of indices) counts.set(labels[index] ?? NaN, (counts.get(labels[index] ?? NaN) ?? 0) + 1);
  return counts;
}

function expectPartition({ train, test: held }: { train: Uint32Array; test: Uint32Array }, size: number): void {
  expect([...train, ...held].sort((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, index) => index));
  expect([...train]).toEqual([...train].sort((a, b) => a - b));
  expect([...held]).toEqual([...held].sort((a, b) => a - b));
  expect(Math.min(train.length, held.length)).toBeGreaterThan(0);
}

describe('a simple split', () => {
  test('puts each sample into one part, in rising order', () => {
    fc.assert(fc.property(labelLists, shares, seeds, (labels, testShare, splitSeed) => {
      expectPartition(splitIndices(labels, labels.length, { testShare, splitSeed }), labels.length);
      expectPartition(splitIndices(undefined, labels.length, { testShare, splitSeed }), labels.length);
    }), parameters);
  });

  test('keeps the share of every class to within one sample, and every class of two samples in both parts', () => {
    fc.assert(fc.property(labelLists, shares, seeds, (labels, testShare, splitSeed) => {
      const { test: held } = splitIndices(labels, labels.length, { testShare, splitSeed });
      const heldOfClass = countLabels(labels, held);
      for (const [label, count] of countLabels(labels, labels.keys())) {
        const heldCount = heldOfClass.get(label) ?? 0;
        expect(Math.abs(heldCount - count * testShare)).toBeLessThanOrEqual(1);
        if (count >= 2) expect([heldCount > 0, heldCount < count]).toEqual([true, true]);
      }
    }), parameters);
  });

  test('holds the share of all samples out, rounded, where there are no classes', () => {
    fc.assert(fc.property(fc.integer({ min: 2, max: 300 }), shares, seeds, (size, testShare, splitSeed) => {
      const { test: held } = splitIndices(undefined, size, { testShare, splitSeed });
      expect(held).toHaveLength(Math.min(Math.max(Math.round(size * testShare), 1), size - 1));
    }), parameters);
  });

  // A quarter of 16 is 4. 9 · 0.25 = 2.25 and 7 · 0.25 = 1.75: 2 and 1 whole ones, and one more for the class that lacks 0.75.
  test.each([
    [[9, 7], [2, 2]],
    [[7, 9], [2, 2]],
    [[10, 6], [3, 1]], // 2.5 and 1.5: the first of equal lacks
    [[13, 3], [3, 1]], // 3.25 and 0.75: no class is left out
  ])('gives what is missing to the classes that lack most: of %j, %j', ([first = 0, second = 0], [expectedFirst, expectedSecond]) => {
    const labels = [...Array<number>(first).fill(0), ...Array<number>(second).fill(1)];
    const counts = countLabels(labels, splitIndices(labels, 16, { testShare: 0.25 }).test);
    expect([counts.get(0), counts.get(1)]).toEqual([expectedFirst, expectedSecond]);
  });

  test('shares out the classes of one sample together, and learns from one that is alone', () => {
    const labels = Array.from({ length: 10 }, (_, index) => index);
    expect(splitIndices(labels, 10, { testShare: 0.3 }).test).toHaveLength(3);
    for (let splitSeed = 0; splitSeed < 20; splitSeed++) {
      expect([...splitIndices([0, 0, 0, 0, 7], 5, { testShare: 0.5, splitSeed }).train]).toContain(4);
    }
  });

  test('is decided by the seed', () => {
    const split = (splitSeed: number): string => splitIndices(undefined, 100, { splitSeed }).test.join();
    expect(split(3)).toBe(split(3));
    expect(new Set(Array.from({ length: 50 }, (_, seed) => split(seed))).size).toBe(50);
  });

  // Each of 20 samples is held out in a fifth of 4000 splits: 800, with a standard deviation of √(4000 · 0.2 · 0.8) = 25.3.
  test('holds each sample out equally often', () => {
    const times = new Float64Array(20);
    const labels = Array.from(times, (_, index) => (index < 15 ? 0 : 1));
    for (let splitSeed = 0; splitSeed < 4000; splitSeed++) {
      for (const index of splitIndices(labels, 20, { splitSeed }).test) times[index] = (times[index] ?? 0) + 1;
    }
    for (const count of times) expect(Math.abs(count - 800)).toBeLessThan(4.5 * 25.3);
  });

  test('takes labels as a typed array, a million of them', () => {
    const size = 1_000_000;
    const labels = new Uint8Array(size).map((_, index) => index % 10);
    const { test: held } = splitIndices(labels, size, { testShare: 0.1 });
    expect(held).toHaveLength(100_000);
    const counts = new Uint32Array(10);
    for (const index of held) counts[index % 10] = (counts[index % 10] ?? 0) + 1;
    expect([...counts]).toEqual(Array<number>(10).fill(10_000));
  });
});

describe('folds', () => {
  const foldCounts = fc.integer({ min: 2, max: 8 });

  test('test each sample exactly once, in parts that differ by one sample at most, and by one of each class', () => {
    fc.assert(fc.property(labelLists, foldCounts, seeds, (labels, folds, splitSeed) => {
      fc.pre(folds <= labels.length);
      const splits = Array.from({ length: folds }, (_, index) => splitIndices(labels, labels.length, { folds, fold: index + 1, splitSeed }));
      for (const split of splits) expectPartition(split, labels.length);
      expect(splits.flatMap(({ test: held }) => [...held]).sort((a, b) => a - b)).toEqual([...labels.keys()]);
      const sizes = splits.map(({ test: held }) => held.length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      for (const label of new Set(labels)) {
        const ofClass = splits.map(({ test: held }) => countLabels(labels, held).get(label) ?? 0);
        expect(Math.max(...ofClass) - Math.min(...ofClass)).toBeLessThanOrEqual(1);
      }
    }), parameters);
  });

  test('are decided by the seed, and not by the share', () => {
    const fold = (splitSeed: number, testShare = 0.2): string => splitIndices(undefined, 50, { folds: 5, splitSeed, testShare }).test.join();
    expect(fold(1)).toBe(fold(1, 0.9));
    expect(fold(1)).not.toBe(fold(2));
  });
});

describe('what cannot be divided', () => {
  const cases: readonly (readonly [title: string, options: Partial<SplitOptions>, message: string])[] = [
    ['nothing to test with', { testShare: 0 }, 'With a testShare of 0 there are no samples to test with.'],
    ['nothing to learn from', { testShare: 1 }, 'With a testShare of 1 there are no samples to learn from.'],
    ['a share that is none', { testShare: 20 }, 'split: testShare must be a number from 0 to 1, got 20.'],
    ['one fold', { folds: 1 }, 'With 1 fold there are no samples to learn from.'],
    ['more folds than samples', { folds: 11 }, '10 samples cannot be divided into 11 folds.'],
    ['a fold that is not there', { folds: 5, fold: 6 }, 'There is no fold 6 of 5.'],
    ['a fold of none', { fold: 2 }, 'Fold 2 was asked for, and the samples are not divided into folds.'],
    ['a seed that is none', { splitSeed: -1 }, 'split: splitSeed must be a whole number of at least 0, got -1.'],
  ];
  test.each(cases)('%s', async (_title, options, message) => {
    expect(await thrownBy(() => splitIndices(undefined, 10, options))).toMatchObject({ code: 'VITRUM_INVALID_OPTION', message });
  });

  test('one sample', async () => {
    const message = '1 sample cannot be divided into two parts.';
    expect(await thrownBy(() => splitIndices(undefined, 1))).toMatchObject({ code: 'VITRUM_INVALID_OPTION', message });
  });

  test('labels that are not the samples’', async () => {
    const tooFew = { code: 'VITRUM_COUNT_MISMATCH', message: '3 samples have 2 labels.' };
    expect(await thrownBy(() => splitIndices([0, 1], 3))).toMatchObject(tooFew);
    for (const label of [-1, 0.5, NaN]) {
      const wrong = { code: 'VITRUM_INVALID_DATASET', message: `Sample 1 has the label ${label}, which is not a class's number.` };
      expect(await thrownBy(() => splitIndices([0, label, 1], 3))).toMatchObject(wrong);
    }
  });
});
