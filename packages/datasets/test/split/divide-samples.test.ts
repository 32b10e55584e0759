import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PartsPlan } from '@vitrum/core';
import { divideSamples, limitSamples, matrixDataset, selectSamples, splitDataset, splitValidation, type DividedSamples } from '@vitrum/datasets';
import { inputsOf } from '../support/rows.ts';
import { thrownBy } from '../support/thrown-by.ts';

const divided = fc.record({
  labels: fc.array(fc.nat(2), { minLength: 12, maxLength: 60 }),
  testShare: fc.double({ min: 0.1, max: 0.4, noNaN: true }),
  splitSeed: fc.nat(100),
  share: fc.double({ min: 0.2, max: 0.5, noNaN: true }),
  seed: fc.nat(100),
  limit: fc.integer({ min: 6, max: 7 }),
});

const sorted = (...lists: readonly (Uint32Array | undefined)[]): number[] => lists.flatMap((list) => [...(list ?? [])]).sort((a, b) => a - b);
const all = (size: number): number[] => Array.from({ length: size }, (_, index) => index);

describe('divideSamples', () => {
  test('gives each sample to one part, and lets all be learned from that are not held out', () => {
    fc.assert(
      fc.property(divided, ({ labels, testShare, splitSeed, share, seed, limit }) => {
        const samples = { name: 'numbered', size: labels.length, labels };
        const validation = { by: 'share', share, seed } as const;
        const whole = divideSamples(samples, { testShare, splitSeed, parts: { validation } });
        expect(sorted(whole.train, whole.validation, whole.test)).toEqual(all(labels.length));
        expect(whole.learned).toEqual(whole.train);
        const limited = divideSamples(samples, { testShare, splitSeed, parts: { validation, limit } });
        expect(limited.train.length + (limited.validation?.length ?? 0)).toBe(limit);
        expect(limited.test).toEqual(whole.test);
        expect(sorted(limited.learned, limited.validation, limited.test)).toEqual(all(labels.length));
        expect([...limited.train].every((index) => limited.learned.includes(index))).toBe(true);
      }),
    );
  });

  test('chooses the samples that splitDataset, limitSamples and splitValidation choose one after the other', () => {
    fc.assert(
      fc.property(divided, ({ labels, testShare, splitSeed, share, seed, limit }) => {
        const dataset = matrixDataset({
          name: 'numbered', inputs: Float32Array.from(labels.keys()), inputShape: [1], classes: ['a', 'b', 'c'],
          targets: Float32Array.from(labels.flatMap((label) => [0, 1, 2].map((place) => Number(place === label)))), targetSize: 3, task: 'classification',
        });
        const { train, test: held } = splitDataset(dataset, { testShare, splitSeed });
        fc.pre(new Set(all(train.size).map((index) => train.label?.(index))).size === new Set(labels).size); // else a class moves
        const later = splitValidation({ train: limitSamples(train, limit), test: held }, { share, seed });
        const parts = divideSamples({ name: 'numbered', size: labels.length, labels }, { testShare, splitSeed, parts: { limit, validation: { by: 'share', share, seed } } });
        const numbersOf = (indices: Uint32Array): readonly (readonly number[])[] => inputsOf(selectSamples(dataset, indices));
        expect([later.train, later.validation ?? later.test].map(inputsOf)).toEqual([parts.train, parts.validation ?? parts.test].map(numbersOf));
      }),
    );
  });

  test('keeps the classes in their shares, depends on the seed, and leaves a test part alone that the data come with', () => {
    const labels = all(40).map((index) => (index % 4 === 0 ? 1 : 0));
    const partsOf = (seed: number): DividedSamples => divideSamples({ name: 'rows', size: 40, labels, testSize: 5 }, { parts: { validation: { by: 'share', share: 0.25, seed } } });
    const { validation = new Uint32Array(0), test: held } = partsOf(1);
    expect(validation.reduce((sum, index) => sum + (labels[index] ?? 0), 0) / validation.length).toBe(0.2); // 2 or 3 of 10
    expect([...held]).toEqual([40, 41, 42, 43, 44]);
    expect(partsOf(1)).toEqual(partsOf(1));
    expect(partsOf(2).validation).not.toEqual(validation);
  });

  test('holds out folds, each sample once, and nothing for files', () => {
    const fold = (place: number): Uint32Array => divideSamples({ name: 'rows', size: 10, labels: undefined }, { testShare: 0.5, parts: { test: { by: 'fold', folds: 3, fold: place, seed: 4 } } }).test;
    expect(sorted(fold(1), fold(2), fold(3))).toEqual(all(10));
    const parts = divideSamples({ name: 'rows', size: 10, labels: undefined }, { testShare: 0.5, parts: { validation: { by: 'file', path: 'v.csv' }, test: { by: 'file', path: 't.csv' } } });
    expect([parts.train.length, parts.validation, parts.test.length]).toEqual([5, undefined, 5]);
  });

  test.each<[string, PartsPlan, string]>([
    ['a limit beyond the training part', { limit: 9 }, 'The limit must be a whole number from 1 to 8, the samples of "rows", got 9.'],
    ['a share of nothing', { validation: { by: 'share', share: 0, seed: 0 } }, 'With a validation share of 0 there are no samples to validate with.'],
    ['a share of all', { validation: { by: 'share', share: 1, seed: 0 } }, 'With a validation share of 1 there are no samples to learn from.'],
    ['one sample', { limit: 1, validation: { by: 'share', share: 0.5, seed: 0 } }, 'One training sample cannot be divided: there would be none to validate with.'],
  ])('%s is an error', async (_, parts, message) => {
    const thrown = await thrownBy(() => divideSamples({ name: 'rows', size: 10, labels: undefined }, { testShare: 0.2, parts }));
    expect(thrown).toMatchObject({ code: 'VITRUM_INVALID_OPTION', message });
  });
});
