import { describe, expect, test } from 'vitest';
import { createRegistry, resolveReference, type ParameterRole } from '@vitrum/core';
import { decays } from '@vitrum/core/internal';
import { optimizersPlugin } from '@vitrum/optimizers';
import { createTensor, sizeOf } from '@vitrum/tensor';
import { update } from '@vitrum/tensor/operations';
import written from './tensor-steps.json' with { type: 'json' };

/** Twelve steps of a rule over a whole tensor, by tensor-steps.py; its start and its gradients are the functions below. */
interface TensorCase {
  readonly name: string;
  readonly shape: readonly number[];
  readonly role: ParameterRole;
  readonly learningRate: number;
  readonly options: Readonly<Record<string, number>>;
  readonly steps: readonly (readonly number[])[];
}

const cases = written as unknown as readonly TensorCase[]; // JSON has no literal types
const registry = createRegistry([optimizersPlugin]);

/** Multiples of ¼, which both precisions hold exactly. */
const startAt = (i: number): number => (((5 * i) % 11) - 5) / 4;
const gradientAt = (i: number, step: number): number => (((7 * i + 3 * step * step + i * step) % 13) - 6) / 4;

describe.each(cases)('$name of a $role $shape $options', ({ name, shape, role, learningRate, options, steps }) => {
  const optimizer = resolveReference(registry, 'optimizer', { ...options, type: name });
  const rule = role === 'weight' && shape.length > 1 ? (optimizer.matrices ?? optimizer) : optimizer;

  test.each([['float32', 1e-6], ['float64', 1e-12]] as const)('takes the steps of the reference, in %s', (precision, tolerance) => {
    const [value, gradient] = [createTensor(shape, precision), createTensor(shape, precision)];
    value.data.set(Array.from({ length: sizeOf(shape) }, (_, i) => startAt(i)));
    const slots = Object.fromEntries((rule.slots ?? []).map((slot) => [slot, createTensor(shape, precision)]));
    const weightDecay = decays(role) ? (rule.weightDecay ?? 0) : 0;
    const take = update.reference({ optimizer: rule, value, gradient, slots, weightDecay, role });
    expect(steps).toHaveLength(12);
    steps.forEach((expected, index) => {
      gradient.data.forEach((_, i) => (gradient.data[i] = gradientAt(i, index + 1)));
      take((rule.rateShare ?? 1) * learningRate, index + 1);
      const off = expected.map((x, i) => Math.abs((value.data[i] ?? NaN) - x));
      expect(Math.max(...off), `step ${index + 1}`).toBeLessThan(tolerance);
    });
  });
});
