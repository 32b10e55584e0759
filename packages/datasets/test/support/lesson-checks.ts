import { describe, expect, test } from 'vitest';
import type { Dataset, DatasetSplits } from '@vitrum/core';
import { loadDataset } from './load-dataset.ts';
import { inputsOf, targetsOf } from './rows.ts';
import { thrownBy } from './thrown-by.ts';

/** What a lesson is expected to be. */
export interface ExpectedLesson {
  readonly name: string;
  readonly classes: readonly string[];
  readonly inputNames: readonly string[];
  /** Of both parts together, with the default options. */
  readonly samples: number;
}

/** What holds for every lesson: its parts, its seeds, what it says of itself and of its samples. */
export function checkLesson({ name, classes, inputNames, samples }: ExpectedLesson): void {
  const load = (options: object = {}): Promise<DatasetSplits> => loadDataset({ type: name, ...options });
  const numbers = ({ train, test: held }: DatasetSplits): string => JSON.stringify([train, held].map((part) => [inputsOf(part), targetsOf(part)]));

  describe('as every lesson', () => {
    test('says what it is', async () => {
      const { train, test: held, encoding } = await load();
      const expected = { name, inputShape: [inputNames.length], targetSize: classes.length, classes };
      expect(train).toMatchObject({ ...expected, size: samples * 0.8 });
      expect(held).toMatchObject({ ...expected, size: samples * 0.2 });
      expect(encoding).toEqual({ type: 'table', columns: inputNames.map((column) => ({ name: column, kind: 'number', offset: 0, scale: 1 })) });
    });

    test('has parts of the wanted size, with at least one sample each', async () => {
      const sizes = async (options: object): Promise<number[]> => load(options).then(({ train, test: held }) => [train.size, held.size]);
      expect(await sizes({ samples: 30, testShare: 0.5 })).toEqual([15, 15]);
      expect(await sizes({ samples: 2, testShare: 0.01 })).toEqual([1, 1]);
      expect(await sizes({ samples: 2, testShare: 0.99 })).toEqual([1, 1]);
    });

    test('is decided by its seed, and its parts have samples of their own', async () => {
      const [first, again, other] = await Promise.all([load({ seed: 3 }), load({ seed: 3 }), load({ seed: 4 })]);
      expect(numbers(first)).toBe(numbers(again));
      expect(numbers(first)).not.toBe(numbers(other));
      const trained = new Set(inputsOf(first.train).map(String));
      expect(inputsOf(first.test).filter((input) => trained.has(String(input)))).toEqual([]);
    });

    test('a larger part begins with the samples of a smaller one', async () => {
      const [small, large] = await Promise.all([load({ samples: 20 }), load({ samples: 40 })]);
      expect(inputsOf(large.train).slice(0, small.train.size)).toEqual(inputsOf(small.train));
    });

    test('tells a sample in words', async () => {
      const { train } = await load();
      const number = /^−?\d+\.\d\d$/;
      for (const index of [0, 1, 17]) {
        const said = train.describe?.(index).split(', ').map((part) => part.split(' = ')) ?? [];
        expect(said.map(([column]) => column)).toEqual(inputNames);
        said.forEach(([, value = ''], column) => {
          expect(value).toMatch(number);
          expect(Math.abs(Number(value.replace('−', '-')) - (inputsOf(train)[index]?.[column] ?? NaN))).toBeLessThan(0.006);
        });
      }
    });

    test.each([
      [{ samples: 1 }, `dataset "${name}": samples must be a whole number of at least 2, got 1.`],
      [{ noise: -1 }, `dataset "${name}": noise must be a number of at least 0, got -1.`],
      [{ testShare: 0 }, `dataset "${name}": testShare must be a number greater than 0 and less than 1, got 0.`],
      [{ testShare: 1 }, `dataset "${name}": testShare must be a number greater than 0 and less than 1, got 1.`],
    ])('refuses %j', async (options, message) => {
      expect(await thrownBy(() => load(options))).toMatchObject({ code: 'VITRUM_INVALID_OPTION', message });
    });
  });
}

/** The inputs of the samples of one class, whose target is the one-hot row of it. */
export function inputsOfClass(dataset: Dataset, label: number): number[][] {
  const inputs = inputsOf(dataset);
  return targetsOf(dataset).flatMap((target, index) => {
    expect(target).toEqual(target.map((_, place) => (place === dataset.label?.(index) ? 1 : 0)));
    return target[label] === 1 ? [inputs[index] ?? []] : [];
  });
}

/** How far a point lies from another. */
export function distance(a: readonly number[], b: readonly number[]): number {
  return Math.hypot(...a.map((coordinate, axis) => coordinate - (b[axis] ?? 0)));
}

/** Mean and standard deviation of some numbers. */
export function momentsOf(values: readonly number[]): { readonly mean: number; readonly deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, deviation: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) };
}
