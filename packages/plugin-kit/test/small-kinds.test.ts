import type { ContributionKind, RandomGenerator } from '@vitrum/core';
import { describe, expect, test } from 'vitest';
import { builtInSubjects, failuresOf, resultOf, subjectOf, textOf, type Mutant, type Unknown } from './support/subjects.ts';

let count = 0;

const drawn = new WeakMap<RandomGenerator, number>();

/** The n-th number for a generator, whatever its seed. */
function ownNumber(random: RandomGenerator): number {
  const n = (drawn.get(random) ?? 0) + 1;
  drawn.set(random, n);
  return Math.sin(n);
}

interface Progress {
  readonly epoch: number;
  readonly epochs: number;
}

/** A metric of one sum, which is its figure. */
const sumsOf = (add: (sums: Float64Array, y: Float32Array, t: Float32Array) => void, more: Unknown = {}): Unknown => ({
  kind: 'sums',
  count: () => 1,
  add,
  value: ([sum]: Float64Array) => sum,
  ...more,
});
const one = (sums: Float64Array): void => void (sums[0] = 1);
let remembered = 0;
const own = { sum: 0, samples: 0 };

const good: readonly (readonly [kind: ContributionKind, what: string, contribution: Unknown])[] = [
  ['initializers', 'a constant', { sample: () => 0.01 }],
  ['initializers', 'the average of two draws', { sample: (random: RandomGenerator) => (random.uniform(-1, 1) + random.uniform(-1, 1)) / 2 }],
  ['schedules', 'a cosine to 0', { factor: ({ epoch, epochs }: Progress) => (1 + Math.cos((Math.PI * epoch) / epochs)) / 2 }],
  ['schedules', 'a warm-up', { factor: ({ epoch }: Progress) => Math.min(1, epoch) }],
  ['metrics', 'the largest error', sumsOf((sums, y, t) => y.forEach((x, i) => (sums[0] = Math.max(sums[0] ?? 0, Math.abs(x - (t[i] ?? 0))))))],
  ['metrics', 'a distance', { score: (y: Float32Array, t: Float32Array) => y.reduce((sum, x, i) => sum + Math.abs(x - (t[i] ?? 0)), 0) }],
];

describe.each(['initializers', 'schedules', 'metrics', 'backends'] as const)('the built-in %s', (kind) => {
  test.each(builtInSubjects(kind))('$name', async (subject) => {
    expect(await failuresOf(subject)).toEqual([]);
  });
});

test.each(good)('%s: %s has no fault', async (kind, _what, contribution) => {
  expect(await failuresOf(subjectOf(kind, contribution))).toEqual([]);
});

const initializers: readonly Mutant[] = [
  ['nothing returned', 'numbers', 'draw 1 is undefined', { sample: () => undefined }],
  ['a division by fanIn − 1', 'numbers', 'For fanIn = 1 and fanOut = 1, draw 1 is', { sample: (random: RandomGenerator, { fanIn }: { fanIn: number }) => random.normal() / (fanIn - 1) }],
  ['a logarithm of 0 now and then', 'numbers', '-Infinity', { sample: (random: RandomGenerator) => Math.log(random.integer(200)) }],
  ['the clock', 'seed', 'With the same seed, draw 1', { sample: () => performance.now() }],
  ['a counter', 'seed', 'With the same seed, draw 1', { sample: () => count++ }],
  ['a memory of the last layer', 'seed', 'With the same seed', { options: {}, create: () => { let last = 0; return { sample: (random: RandomGenerator) => (last = 0.5 * last + random.normal()) }; } }],
  ['a seed of its own', 'seed', 'Seeds 1 and 2 give the same', { sample: ownNumber }],
];

const schedules: readonly Mutant[] = [
  ['a division by epochs − 1', 'factor', 'of 1 is', { factor: ({ epoch, epochs }: Progress) => 1 - epoch / (epochs - 1) }],
  ['below zero at the end', 'factor', 'at epoch 0.55 of 1', { factor: ({ epoch, epochs }: Progress) => 1 - (2 * epoch) / epochs }],
  ['whole epochs alone', 'factor', 'is undefined; it must be a finite number', { factor: ({ epoch }: Progress) => [1, 0.5, 0.1][epoch] }],
  ['a counter', 'purity', 'factor(100, 100) was', { factor: () => 1 / ++count }],
  ['a progress that is written to', 'purity', 'It threw TypeError', { factor: (progress: { epoch: number }) => (progress.epoch += 1) }],
];

const metrics: readonly Mutant[] = [
  ['0/0 for outputs of 0', 'score', 'it must be a finite number', { score: (y: Float32Array, t: Float32Array) => y.reduce((sum, x, i) => sum + x * (t[i] ?? 0), 0) / y.reduce((sum, x) => sum + Math.abs(x), 0) }],
  ['per cent that are per cent already', 'score', 'which is shown as', { unit: 'percent', score: () => 100 }],
  ['a true instead of a number', 'score', 'is true; it must be a finite number', { score: () => true }],
  ['outputs that are sorted', 'purity', 'score writes to its input outputs', { score: (y: Float32Array) => y.sort()[0] ?? 0 }],
  ['targets that are changed', 'purity', 'score writes to its input targets', { score: (_y: Float32Array, t: Float32Array) => { t[0] = 5; return 1; } }],
  ['a counter', 'purity', 'later, after other calls', { score: () => count++ }],
  ['a kind that is none', 'form', '"kind" must be "mean" or "sums", got "sum"', { kind: 'sum', score: () => 1 }],
  ['a unit that is none', 'form', '"unit" must be "percent", got "%"', { unit: '%', score: () => 1 }],
  ['a task that is none', 'form', '"tasks" must be a list of classification, regression, multi-label', { tasks: ['clasification'], score: () => 1 }],
  ['a task that is no list', 'form', '"tasks" must be a list of', { tasks: 'regression', score: () => 1 }],
  ['half a sum', 'sums', 'count(1) is 0.5; it must be a whole number of at least 1', sumsOf(one, { count: (n: number) => n / 2 })],
  ['sums without a number', 'sums', 'count(1) is 0; it must be', sumsOf(one, { count: () => 0 })],
  ['a text as its value', 'sums', 'its value is "1"; it must be a finite number', sumsOf(one, { value: () => '1' })],
  ['a division by 0', 'sums', 'Of 25 rows of 1 output its value is NaN', sumsOf(one, { value: (_: Float64Array, n: number) => 0 / (n - 25) })],
  ['per cent that are per cent already, of all samples', 'sums', 'its value is 25, which is shown as 2500 %', sumsOf((sums) => void (sums[0] = (sums[0] ?? 0) + 1), { unit: 'percent' })],
  ['the last sample alone', 'sums', 'with the samples backwards', sumsOf((sums, y) => void (sums[0] = y[0] ?? 0))],
  ['the difference from the sample before', 'sums', 'It must not depend on the order', sumsOf((sums, y) => { sums[0] = (sums[0] ?? 0) + Math.abs((y[0] ?? 0) - (sums[1] ?? 0)); sums[1] = y[0] ?? 0; }, { count: () => 2 })],
  ['a sum of all runs', 'sums', 'asked again, with new sums', sumsOf((sums, y) => void (sums[0] = remembered += Math.abs(y[0] ?? 0)))],
  ['a sum of its own, emptied by its value', 'sums', 'interrupted in the middle', sumsOf((_, y) => { own.sum += y[0] ?? 0; own.samples++; }, { value: () => { const mean = own.sum / own.samples; own.sum = own.samples = 0; return mean; } })],
  ['outputs that are changed', 'purity', 'add writes to its input outputs', sumsOf((sums, y) => { y[0] = 5; sums[0] = 1; })],
];

describe.each([
  ['initializers', initializers],
  ['schedules', schedules],
  ['metrics', metrics],
] as const)('%s', (kind, mutants) => {
  test.each(mutants)('%s is found by %s', async (_fault, check, says, contribution) => {
    expect(textOf(await resultOf(subjectOf(kind, contribution), check))).toContain(says);
  });
});

test('a schedule that is 0 everywhere is worth a note', async () => {
  const { notes, failures } = await resultOf(subjectOf('schedules', { factor: () => 0 }), 'factor');
  expect(failures).toEqual([]);
  expect(notes).toHaveLength(4);
});

test('the mean and variance of an initializer are told', async () => {
  const [subject] = builtInSubjects('initializers').filter(({ name }) => name === 'he-normal');
  if (subject === undefined) throw new Error('he-normal is built in');
  // 2 / 784 = 0.00255, and the variance of 2,000 draws is within a tenth of it.
  expect((await resultOf(subject, 'numbers')).tried).toMatch(/mean −?0\.000\d+, variance 0\.002[3-8]\d* for 784 inputs and 32 outputs$/);
});
