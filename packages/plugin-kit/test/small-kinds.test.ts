import type { ContributionKind, RandomGenerator } from '@vitrum/core';
import { describe, expect, test } from 'vitest';
import { builtInSubjects, failuresOf, resultOf, subjectOf, textOf, trainingChecks, type Mutant, type Unknown } from './support/subjects.ts';

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
  ['augmentations', 'noise', { bind: () => (from: Float32Array, to: Float32Array, draws: RandomGenerator) => from.forEach((x, i) => (to[i] = x + draws.normal(0, 0.1))) }],
  ['augmentations', 'a memory that is overwritten', { bind: () => { const copy = new Float32Array(10_000); return (from: Float32Array, to: Float32Array) => { copy.set(from); to.set(copy.subarray(0, to.length)); }; } }],
  ['augmentations', 'a shift', { kind: 'affine', map: (map: Float64Array, _picture: unknown, draws: RandomGenerator) => void (map[2] = draws.uniform()) }],
  ['initializers', 'a constant', { sample: () => 0.01 }],
  ['initializers', 'the average of two draws', { sample: (random: RandomGenerator) => (random.uniform(-1, 1) + random.uniform(-1, 1)) / 2 }],
  ['schedules', 'a cosine to 0', { dependsOnEpochs: true, factor: ({ epoch, epochs }: Progress) => (1 + Math.cos((Math.PI * epoch) / epochs)) / 2 }],
  ['schedules', 'a warm-up', { factor: ({ epoch }: Progress) => Math.min(1, epoch) }],
  ['schedules', 'a half after every epoch that is worse', { factor: (_: Progress, { scale }: { scale: number }) => scale, memory: { scale: 1, last: 1e308 }, afterEpoch: ({ loss }: { loss: number }, { scale, last }: { scale: number; last: number }) => ({ scale: loss > last ? scale / 2 : scale, last: loss }) }],
  ['callbacks', 'an end after three epochs', { onEpochEnd: ({ epoch }: Progress) => (epoch >= 3 ? { stop: 'three epochs are enough' } : undefined) }],
  ['callbacks', 'a count of the better epochs', { memory: { better: 0 }, onImproved: (_: Progress, memory: { better: number }) => { memory.better++; } }],
  ['callbacks', 'the best weights after a divergence', { needsValidation: true, onDiverged: () => ({ stop: 'the best weights will do' }) }],
  ['metrics', 'the largest error', sumsOf((sums, y, t) => y.forEach((x, i) => (sums[0] = Math.max(sums[0] ?? 0, Math.abs(x - (t[i] ?? 0))))))],
  ['metrics', 'the median', { kind: 'samples', value: ({ outputs }: { outputs: Float32Array }) => outputs.toSorted()[outputs.length >> 1] }],
  ['metrics', 'a figure that is undefined', { kind: 'samples', value: () => NaN }],
  ['metrics', 'a figure with options', { options: { by: { type: 'number', default: 2 } }, create: ({ by }: { by: number }) => ({ figure: `by-${by}`, score: (y: Float32Array) => (y[0] ?? 0) / by }) }],
  ['metrics', 'a distance', { score: (y: Float32Array, t: Float32Array) => y.reduce((sum, x, i) => sum + Math.abs(x - (t[i] ?? 0)), 0) }],
];

describe.each(['augmentations', 'initializers', 'schedules', 'callbacks', 'metrics', 'backends'] as const)('the built-in %s', (kind) => {
  test.each(builtInSubjects(kind))('$name', async (subject) => {
    expect(await failuresOf(subject, trainingChecks)).toEqual([]);
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

type Change = (from: Float32Array, to: Float32Array, draws: RandomGenerator) => void;
const changing = (change: Change): Unknown => ({ bind: () => change });
const moving = (map: (map: Float64Array, draws: RandomGenerator) => unknown): Unknown => ({ kind: 'affine', map: (six: Float64Array, _: unknown, draws: RandomGenerator) => map(six, draws) });
let last = 0;

const augmentations: readonly Mutant[] = [
  ['a kind that is none', 'form', '"kind" must be "picture", "affine" or "mixing", got "afine"', { kind: 'afine', bind: () => () => undefined }],
  ['a fill that is none', 'form', '"fill" must be "zero" or "edge", got "black"', { kind: 'affine', fill: 'black', map: () => undefined }],
  ['no function of its kind', 'form', '"map" must be a function', { options: {}, create: () => ({ kind: 'affine' }) }],
  ['pixels that are forgotten', 'result', 'leaves number 0 of the new picture as it was', changing((from, to) => { to.set(from.subarray(1), 1); })],
  ['a division by 0', 'result', 'has NaN', changing((from, to) => from.forEach((x, i) => (to[i] = x / 0 - x / 0)))],
  ['a picture that is changed itself', 'result', 'writes to the picture that it is given', changing((from, to) => { from[0] = 5; to.set(from); })],
  ['bind without a result', 'result', 'gives undefined instead of a function', { bind: () => undefined }],
  ['a map to nowhere', 'result', 'number 0 of its map is NaN', moving((map) => (map[0] = NaN))],
  ['a weight of 2', 'result', 'is 2; it must be a number from 0 to 1', { kind: 'mixing', weight: () => 2 }],
  ['the clock', 'purity', 'With the same draws', changing((from, to) => { to.set(from); to[0] = performance.now(); })],
  ['a counter', 'purity', 'With the same draws', moving((map) => (map[2] = ++count))],
  ['a memory of the last sample', 'purity', 'With the same draws', { kind: 'mixing', weight: (draws: RandomGenerator) => (last = (last + draws.uniform()) / 2) }],
];

test('an augmentation that changes nothing is worth a note', async () => {
  const { notes, failures } = await resultOf(subjectOf('augmentations', changing((from, to) => { to.set(from); })), 'result');
  expect(failures).toEqual([]);
  expect(notes.map(({ message }) => message)).toEqual([expect.stringContaining('changes nothing')]);
});

const schedules: readonly Mutant[] = [
  ['a division by epochs − 1', 'factor', 'of 1 is', { factor: ({ epoch, epochs }: Progress) => 1 - epoch / (epochs - 1) }],
  ['below zero at the end', 'factor', 'at epoch 0.55 of 1', { factor: ({ epoch, epochs }: Progress) => 1 - (2 * epoch) / epochs }],
  ['whole epochs alone', 'factor', 'is undefined; it must be a finite number', { factor: ({ epoch }: Progress) => [1, 0.5, 0.1][epoch] }],
  ['a counter', 'purity', 'factor(100, 100, 2000, 20) was', { factor: () => 1 / ++count }],
  ['a curve that more epochs bend, unsaid', 'epochs', 'Its factor at epoch 0.05 is another one in runs of 5 and 100 epochs, and dependsOnEpochs is not true.', { factor: ({ epoch, epochs }: Progress) => 1 - epoch / epochs }],
  ['a dependence that is none', 'epochs', 'dependsOnEpochs is true, and its factors in runs of 5 and 100 epochs are the same.', { dependsOnEpochs: true, factor: () => 1 }],
  ['a memory of Infinity', 'memory', 'must hold finite numbers by name', { factor: () => 1, memory: { best: Infinity }, afterEpoch: () => ({ best: 1 }) }],
  ['a memory that never changes', 'memory', 'no function "afterEpoch"', { factor: () => 1, memory: { best: 1 } }],
  ['a number forgotten', 'memory', 'After epoch 1 with a loss of 2, what it remembers must be finite numbers called best, worst, got {"best":1}', { factor: () => 1, memory: { best: 1, worst: 1 }, afterEpoch: () => ({ best: 1 }) }],
  ['a memory of its own', 'memory', 'when asked again', { factor: () => 1, memory: { best: 1 }, afterEpoch: () => ({ best: ++count }) }],
  ['a memory that is written to', 'memory', 'It threw TypeError', { factor: () => 1, memory: { best: 1 }, afterEpoch: ({ loss }: { loss: number }, memory: { best: number }) => { memory.best = loss; return memory; } }],
  ['a factor below zero in time', 'memory', 'the factor', { factor: (_: Progress, { left }: { left: number }) => left, memory: { left: 1 }, afterEpoch: (_: Progress, { left }: { left: number }) => ({ left: left - 0.25 }) }],
  ['a progress that is written to', 'purity', 'It threw TypeError', { factor: (progress: { epoch: number }) => (progress.epoch += 1) }],
];

const callbacks: readonly Mutant[] = [
  ['a true instead of a reason', 'hooks', 'onEpochEnd of epoch 1', { onEpochEnd: () => true }],
  ['a reason without words', 'hooks', 'onEpochEnd of epoch 2', { onEpochEnd: ({ epoch }: Progress) => (epoch > 1 ? { stop: '' } : undefined) }],
  ['a promise', 'hooks', 'not asynchronous', { onImproved: async () => undefined }],
  ['a score where there is none', 'hooks', 'It threw TypeError', { onEpochEnd: ({ score }: { score: { value: number } }) => (score.value > 9 ? { stop: 'x' } : undefined) }],
  ['what it is told, written to', 'hooks', 'It threw TypeError', { onEpochEnd: (told: { epoch: number }) => { told.epoch = 0; } }],
  ['a counter', 'memory', 'something else when it is called again', { onEpochEnd: () => (++count % 2 === 0 ? { stop: 'even' } : undefined) }],
  ['a memory of Infinity', 'memory', 'must hold finite numbers by name', { memory: { best: Infinity }, onEpochEnd: () => undefined }],
  ['a figure that is no number', 'memory', 'After onEpochEnd of epoch 29, its memory must be finite numbers called last, got {"last":null}', { memory: { last: 0 }, onEpochEnd: ({ score }: { score?: { value: number } }, memory: { last: number }) => { if (score !== undefined) memory.last = score.value; } }],
  ['a number more', 'memory', 'After onImproved of epoch 1, its memory must be finite numbers called nothing', { onImproved: (_: Progress, memory: { best: number }) => { memory.best = 1; } }],
];

interface Rows { readonly size: number; readonly outputs: Float32Array }

const metrics: readonly Mutant[] = [
  ['0/0 for outputs of 0', 'score', 'it must be a finite number', { score: (y: Float32Array, t: Float32Array) => y.reduce((sum, x, i) => sum + x * (t[i] ?? 0), 0) / y.reduce((sum, x) => sum + Math.abs(x), 0) }],
  ['per cent that are per cent already', 'score', 'which is shown as', { unit: 'percent', score: () => 100 }],
  ['a true instead of a number', 'score', 'is true; it must be a finite number', { score: () => true }],
  ['outputs that are sorted', 'purity', 'score writes to its input outputs', { score: (y: Float32Array) => y.sort()[0] ?? 0 }],
  ['targets that are changed', 'purity', 'score writes to its input targets', { score: (_y: Float32Array, t: Float32Array) => { t[0] = 5; return 1; } }],
  ['a counter', 'purity', 'later, after other calls', { score: () => count++ }],
  ['a kind that is none', 'form', '"kind" must be "mean", "sums" or "samples", got "sum"', { kind: 'sum', score: () => 1 }],
  ['a unit that is none', 'form', '"unit" must be "percent", got "%"', { unit: '%', score: () => 1 }],
  ['a task that is none', 'form', '"tasks" must be a list of classification, regression, multi-label', { tasks: ['clasification'], score: () => 1 }],
  ['a task that is no list', 'form', '"tasks" must be a list of', { tasks: 'regression', score: () => 1 }],
  ['a suitable task that is none', 'form', '"suits" must be a list of classification, regression, multi-label', { suits: ['classes'], score: () => 1 }],
  ['the first of all samples', 'whole', 'of the same rows in another order', { kind: 'samples', value: ({ outputs }: Rows) => outputs[0] }],
  ['per cent that are per cent already, of samples', 'whole', 'which is shown as', { kind: 'samples', unit: 'percent', value: ({ size }: Rows) => size }],
  ['all outputs, sorted in place', 'purity', 'value writes to its input outputs', { kind: 'samples', value: ({ outputs }: Rows) => outputs.sort()[0] }],
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
  ['augmentations', augmentations],
  ['initializers', initializers],
  ['schedules', schedules],
  ['callbacks', callbacks],
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
