import { describe, expect, test } from 'vitest';
import type { ContributionKind } from '@vitrum/core';
import { builtInSubjects, resultOf, subjectOf, textOf, type Unknown } from './support/subjects.ts';

type Row = Float64Array;

const softmax = (z: Row, a: Row): void => {
  const max = z.reduce((x, y) => Math.max(x, y), -Infinity);
  const sum = z.reduce((total, value) => total + Math.exp(value - max), 0);
  z.forEach((value, i) => (a[i] = Math.exp(value - max) / sum));
};
const softmaxBackward = (sign: number) => (_z: Row, a: Row, da: Row, dz: Row): void => {
  const sum = a.reduce((total, value, i) => total + value * (da[i] ?? NaN), 0);
  a.forEach((value, i) => (dz[i] = sign * value * ((da[i] ?? NaN) - sum)));
};

const kinds = ['activations', 'losses', 'layers', 'optimizers', 'initializers'] as const;

describe.each(kinds)('the built-in %s', (kind) => {
  test.each(builtInSubjects(kind))('$name learns', async (subject) => {
    const result = await resultOf(subject, 'learns');
    expect(textOf(result)).toBe('');
    expect(result.skipped).toBeUndefined();
  });
});

const good: readonly (readonly [what: string, kind: ContributionKind, contribution: Unknown])[] = [
  ['a function that grows fast', 'activations', { forward: (z: number) => z * z * z, derivative: (z: number) => 3 * z * z }],
  ['a function of tiny values', 'activations', { forward: (z: number) => 0.001 * Math.tanh(z) }],
  ['a function of large values', 'activations', { forward: (z: number) => 100 * Math.tanh(z) }],
  ['a function far from 0', 'activations', { forward: (z: number) => 1000 + Math.tanh(z) }],
  ['a wave', 'activations', { forward: Math.sin, derivative: Math.cos }],
  ['softmax without a link', 'activations', { kind: 'rowwise', forward: softmax, backward: softmaxBackward(1) }],
  ['a loss for counts', 'losses', { reduction: 'mean', value: (y: number, t: number) => y - t * Math.log(y), derivative: (y: number, t: number) => 1 - t / y }],
  ['a loss for logits', 'losses', { reduction: 'mean', value: (y: number, t: number) => Math.max(y, 0) - y * t + Math.log1p(Math.exp(-Math.abs(y))), derivative: (y: number, t: number) => 1 / (1 + Math.exp(-y)) - t }],
  ['a loss for sides', 'losses', { reduction: 'sum', value: (y: number, t: number) => Math.log1p(Math.exp(-t * y)), derivative: (y: number, t: number) => -t / (1 + Math.exp(t * y)) }],
  ['a loss that is never 0', 'losses', { reduction: 'mean', value: (y: number, t: number) => 5 + (y - t) ** 2, derivative: (y: number, t: number) => 2 * (y - t) }],
];

test.each(good)('%s learns', async (_what, kind, contribution) => {
  expect(textOf(await resultOf(subjectOf(kind, contribution), 'learns'))).toBe('');
});

const halfStep = 'it must fall below half';
const bad: readonly (readonly [fault: string, kind: ContributionKind, says: string, contribution: Unknown])[] = [
  ['a constant', 'activations', 'the same for every input', { forward: () => 0.5, derivative: () => 0 }],
  ['a derivative that is always 0', 'activations', halfStep, { forward: Math.tanh, derivative: () => 0 }],
  ['a derivative with the wrong sign', 'activations', 'the derivative, its sign above all', { forward: Math.tanh, derivative: (_z: number, a: number) => a * a - 1 }],
  ['a kinked function with the wrong sign', 'activations', halfStep, { forward: (z: number) => Math.max(0, z), derivative: (z: number) => -Number(z > 0) }],
  ['rows that pass no gradient on', 'activations', halfStep, { kind: 'rowwise', forward: (z: Row, a: Row) => { a.set(z); }, backward: (_z: Row, _a: Row, _da: Row, dz: Row) => { dz.fill(0); } }],
  ['softmax with the wrong sign', 'activations', 'three classes', { kind: 'rowwise', forward: softmax, backward: softmaxBackward(-1) }],
  ['a loss with the wrong sign', 'losses', 'the cost went from', { reduction: 'mean', value: (y: number, t: number) => (y - t) ** 2, derivative: (y: number, t: number) => 2 * (t - y) }],
  ['a loss without a gradient', 'losses', halfStep, { reduction: 'mean', value: (y: number, t: number) => (y - t) ** 2, derivative: () => 0 }],
  ['a loss that pushes away', 'losses', 'no nearer to the targets', { reduction: 'mean', value: (y: number, t: number) => -((y - t) ** 2), derivative: (y: number, t: number) => 2 * (t - y) }],
  ['a loss that forgets the target', 'losses', 'no nearer to the targets', { reduction: 'mean', value: (y: number) => y * y, derivative: (y: number) => 2 * y }],
  ['an optimizer that climbs', 'optimizers', halfStep, { update: ({ value, gradient, learningRate }: Step) => { for (const [i, g] of gradient.entries()) value[i] = (value[i] ?? NaN) + learningRate * g; } }],
  ['an optimizer that stands still', 'optimizers', halfStep, { update: () => undefined }],
  ['an initializer of huge numbers', 'initializers', 'not finite with every learning rate', { sample: (random: { normal: () => number }) => 1e30 * random.normal() }],
];

interface Step {
  readonly value: Float32Array;
  readonly gradient: Float32Array;
  readonly learningRate: number;
}

test.each(bad)('%s fails', async (_fault, kind, says, contribution) => {
  const result = await resultOf(subjectOf(kind, contribution), 'learns');
  expect(textOf(result)).toContain(says);
});

test('it says what was learned, and the cost before and after', async () => {
  const [tanh] = builtInSubjects('activations').filter(({ name }) => name === 'tanh');
  if (tanh === undefined) throw new Error('tanh is built in');
  expect((await resultOf(tanh, 'learns')).tried).toMatch(/^imitate a network of the same form, cost from 0\.\d+ to 0\.00\d+ \(120 samples, 40 epochs\)$/);
});

test('an initializer of one number is told to be for biases', async () => {
  const { notes, failures } = await resultOf(subjectOf('initializers', { sample: () => 3 }), 'learns');
  expect(failures).toEqual([]);
  expect(notes.map(({ message }) => message).join()).toContain('right for biases');
});
