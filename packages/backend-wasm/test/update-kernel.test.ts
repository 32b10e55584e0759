import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Optimizer, Tensor } from '@vitrum/core';
import { createTensor } from '@vitrum/tensor';
import { backends } from './support/backends.ts';
import { drawing, drawn, firstOutside, widened } from './support/tensors.ts';
import { operationsOn } from '@vitrum/test-support/operations-on';

const sgd: Optimizer = { name: 'sgd', kernel: { name: 'sgd' }, update: unused };
const adam: Optimizer = { name: 'adam', kernel: { name: 'adam', parameters: [0.9, 0.999, 1e-8] }, slots: ['m', 'v'], update: unused };

function unused(): never {
  throw new Error('the kernel takes the place of the plain rule');
}

/** λ: none, the usual ones, and one that halves θ in 14 steps. */
const decay = fc.constantFrom(0, 0.01, 0.5, 5);

const length = fc.oneof(fc.integer({ min: 0, max: 70 }), fc.constant(1001));

describe.each(backends)('%s', (_build, backend) => {
  test('sgd is (1 − η·λ)·θ − η·g', () => {
    const property = fc.property(length, fc.nat(), decay, (count, seed, weightDecay) => {
      const [value, gradient] = [drawn(backend, [count], drawing(seed, 0)), drawn(backend, [count], drawing(seed + 1, 0.1))];
      const expected = widened(value);
      gradient.data.forEach((g, i) => (expected.data[i] = (1 - 0.05 * weightDecay) * (expected.data[i] ?? 0) - 0.05 * g));
      operationsOn(backend).prepareUpdate(sgd, { value, gradient, slots: {}, weightDecay })?.(0.05, 1);
      expect(firstOutside(value, expected, () => 2 ** -22)).toBeUndefined(); // |θ| < 2: three roundings, and those of η and 1 − η·λ
    });
    fc.assert(property, { seed: 1, numRuns: 100 });
  });

  test('adam is the rule of Kingma and Ba over several steps', () => {
    const property = fc.property(length, fc.nat(), decay, (count, seed, weightDecay) => {
      const value = drawn(backend, [count], drawing(seed, 0));
      const [gradient, m, v] = [0, 1, 2].map(() => backend.memory.allocate([count], 'float32'));
      if (!gradient || !m || !v) throw new Error('three tensors were made');
      const step = operationsOn(backend).prepareUpdate(adam, { value, gradient, slots: { m, v }, weightDecay });
      const expected = { value: widened(value), m: widened(m), v: widened(v) };
      const draw = drawing(seed + 1, 0.1);
      for (let t = 1; t <= 5; t++) {
        gradient.data.forEach((_, i) => (gradient.data[i] = draw()));
        expected.value.data.forEach((theta, i) => (expected.value.data[i] = (1 - 0.01 * weightDecay) * theta));
        adamInWide(expected, gradient, 0.01, t);
        step?.(0.01, t);
      }
      // 1 − β₂ = 0.001 and its like carry the error of their 32-bit neighbors; each step moves by at most about η.
      expect(firstOutside(m, expected.m, () => 1e-6)).toBeUndefined();
      expect(firstOutside(v, expected.v, () => 1e-8)).toBeUndefined();
      expect(firstOutside(value, expected.value, () => 2e-6)).toBeUndefined();
    });
    fc.assert(property, { seed: 2, numRuns: 100 });
  });

  test('adam divides by 1 − βᵗ at a late step too', () => {
    const [value, gradient, m, v] = [1, 0.5, 0.25, 0.125].map((x) => drawn(backend, [3], () => x));
    if (!value || !gradient || !m || !v) throw new Error('four tensors were made');
    const expected = { value: widened(value), m: widened(m), v: widened(v) };
    adamInWide(expected, gradient, 0.01, 1234);
    operationsOn(backend).prepareUpdate(adam, { value, gradient, slots: { m, v } })?.(0.01, 1234);
    expect(firstOutside(value, expected.value, () => 3e-7)).toBeUndefined();
  });

  test('a memory that has faded away becomes zero, not a number that processors are slow with', () => {
    const [value, gradient, m, v] = [1, 0, 1e-30, 0.5].map((x) => drawn(backend, [5], () => x));
    if (!value || !gradient || !m || !v) throw new Error('four tensors were made');
    const step = operationsOn(backend).prepareUpdate(adam, { value, gradient, slots: { m, v } });
    step?.(0.01, 10);
    expect([...m.data]).toEqual(Array<number>(5).fill(Math.fround(Math.fround(0.9) * Math.fround(1e-30))));
    for (let t = 11; t < 14; t++) step?.(0.01, t);
    expect([...m.data]).toEqual([0, 0, 0, 0, 0]);
    expect([...value.data]).toEqual([1, 1, 1, 1, 1]);
  });

  test('nothing beside the tensors is written', () => {
    const wholes = [0, 1, 2, 3].map(() => drawn(backend, [8], () => 7));
    const [value, gradient, m, v] = wholes.map((whole) => backend.memory.rows(whole, 5));
    if (!value || !gradient || !m || !v) throw new Error('four tensors were made');
    operationsOn(backend).prepareUpdate(adam, { value, gradient, slots: { m, v } })?.(0.01, 1);
    operationsOn(backend).prepareUpdate(sgd, { value, gradient, slots: {} })?.(0.01, 1);
    for (const whole of wholes) expect([...whole.data.subarray(5)]).toEqual([7, 7, 7]);
  });

  const own = (): Tensor => backend.memory.allocate([4], 'float32');
  const wide = (): Tensor => backend.memory.allocate([4], 'float64');
  const slots = (): Record<string, Tensor> => ({ m: own(), v: own() });

  test.each<[why: string, Optimizer, Tensor, Tensor, Record<string, Tensor>]>([
    ['no kernel', { name: 'mine', update: unused }, own(), own(), {}],
    ['an unknown kernel', { name: 'mine', kernel: { name: 'mine' }, update: unused }, own(), own(), {}],
    ['too few parameters', { ...adam, kernel: { name: 'adam', parameters: [0.9] } }, own(), own(), slots()],
    ['a missing slot', adam, own(), own(), { m: own() }],
    ['64 bits', sgd, wide(), wide(), {}],
    ['a gradient elsewhere', sgd, own(), createTensor([4]), {}],
    ['another length', sgd, own(), backend.memory.allocate([5], 'float32'), {}],
  ])('the plain rule has to do where there is %s', (_why, optimizer, value, gradient, memory) => {
    expect(operationsOn(backend).prepareUpdate(optimizer, { value, gradient, slots: memory })).toBeUndefined();
  });
});

/** Kingma & Ba 2014, algorithm 1, in 64 bits. */
function adamInWide(state: { value: Tensor; m: Tensor; v: Tensor }, gradient: Tensor, learningRate: number, t: number): void {
  const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-8];
  gradient.data.forEach((g, i) => {
    const m = beta1 * (state.m.data[i] ?? 0) + (1 - beta1) * g;
    const v = beta2 * (state.v.data[i] ?? 0) + (1 - beta2) * g * g;
    const [mHat, vHat] = [m / (1 - beta1 ** t), v / (1 - beta2 ** t)];
    state.m.data[i] = m;
    state.v.data[i] = v;
    state.value.data[i] = (state.value.data[i] ?? 0) - (learningRate * mHat) / (Math.sqrt(vHat) + epsilon);
  });
}
