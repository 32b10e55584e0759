import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LogitsLoss } from '@vitrum/core';
import { lossesPlugin } from '@vitrum/losses';
import { centralDifference } from '@vitrum/tensor';
import { resolveLoss, sampleCost } from './sample.ts';

type Activation = (z: Float64Array) => Float64Array;

/** The activations as textbooks define them; enough where nothing overflows. */
const textbook: Readonly<Record<string, Activation>> = {
  sigmoid: (z) => z.map((value) => 1 / (1 + Math.exp(-value))),
  softmax: (z) => {
    const largest = Math.max(...z);
    const exponentials = z.map((value) => Math.exp(value - largest));
    const sum = exponentials.reduce((total, value) => total + value, 0);
    return exponentials.map((value) => value / sum);
  },
};

interface JointForm {
  readonly name: string;
  readonly link: string;
  readonly joint: LogitsLoss;
  readonly activate: Activation;
}

const jointForms: readonly JointForm[] = lossesPlugin.losses.flatMap(({ name }) =>
  Object.entries(resolveLoss(name).fromLogits ?? {}).map(([link, joint]) => {
    const activate = textbook[link];
    if (activate === undefined) throw new Error(`Give the textbook form of "${link}" to from-logits.test.ts.`);
    return { name, link, joint, activate };
  }),
);

const rowOf = (item: fc.Arbitrary<number>): fc.Arbitrary<readonly number[]> => fc.array(item, { minLength: 5, maxLength: 5 });
const logits = rowOf(fc.double({ min: -5, max: 5, noNaN: true })).map((row) => Float64Array.from(row));
/** Targets between 0 and 1 that need not add up to 1: the formulas hold for all of them. */
const targets = rowOf(fc.double({ min: 0, max: 1, noNaN: true })).map((row) => Float64Array.from(row));

describe.each(jointForms)('$name after $link', ({ name, joint, activate }) => {
  const loss = resolveLoss(name);

  test('costs what the two cost one after the other', () => {
    const property = fc.property(logits, targets, (z, t) => {
      // Outputs stay above e⁻¹⁰/5, far from the clip; 1 − y keeps 13 digits.
      expect(Math.abs(joint.value(z, t) - sampleCost(loss, activate(z), t))).toBeLessThan(1e-12);
    });
    fc.assert(property, { seed: 1, numRuns: 300 });
  });

  test('has the gradient of central differences', () => {
    const property = fc.property(logits, targets, (z, t) => {
      const gradient = new Float64Array(z.length);
      joint.gradient(z, activate(z), t, gradient);
      z.forEach((value, i) => {
        const numerical = centralDifference((zi) => joint.value(z.with(i, zi), t))(value);
        // |f‴| ≤ 5·0.1, h ≤ 3·10⁻⁵: the remainder is 8·10⁻¹¹; rounding 2⁻⁵²·|f|/h with |f| ≤ 60 is 3·10⁻⁹.
        expect(Math.abs((gradient[i] ?? NaN) - numerical)).toBeLessThan(5e-9);
      });
    });
    fc.assert(property, { seed: 2, numRuns: 300 });
  });
});

interface Extreme {
  readonly form: string;
  readonly z: readonly number[];
  readonly target: readonly number[];
  readonly a: readonly number[];
  readonly cost: number;
  readonly gradient: readonly number[];
}

// By hand: softplus(1000) = 1000 and softplus(−1000) = 0 to 64 bits; ln Σ exp(zⱼ) = 1000, and 1000 + ln 2 for two of them.
const extremes: readonly Extreme[] = [
  { form: 'binary-cross-entropy after sigmoid', z: [1000, -1000], a: [1, 0], target: [1, 0], cost: 0, gradient: [0, 0] },
  { form: 'binary-cross-entropy after sigmoid', z: [1000, -1000], a: [1, 0], target: [0, 1], cost: 1000, gradient: [0.5, -0.5] },
  { form: 'categorical-cross-entropy after softmax', z: [1000, -1000], a: [1, 0], target: [1, 0], cost: 0, gradient: [0, 0] },
  { form: 'categorical-cross-entropy after softmax', z: [1000, -1000], a: [1, 0], target: [0, 1], cost: 2000, gradient: [1, -1] },
  { form: 'categorical-cross-entropy after softmax', z: [-1000, -1000], a: [0.5, 0.5], target: [1, 0], cost: Math.LN2, gradient: [-0.5, 0.5] },
  { form: 'categorical-cross-entropy after sigmoid', z: [1000, -1000], a: [1, 0], target: [1, 1], cost: 1000, gradient: [0, -1] },
  // Smoothed by 0.1, [0, 1] is [0.05, 0.95]: 2000 times 0.95.
  { form: 'smoothed-cross-entropy after softmax', z: [1000, -1000], a: [1, 0], target: [0, 1], cost: 1900, gradient: [0.95, -(0.9 + 0.05)] },
  { form: 'kullback-leibler after softmax', z: [1000, -1000], a: [1, 0], target: [0.5, 0.5], cost: 1000 - Math.LN2, gradient: [0.5, -0.5] },
];

describe.each(extremes)('$form at z = $z, target $target', ({ form, z, target, a, cost, gradient }) => {
  const joint = jointForms.find(({ name, link }) => `${name} after ${link}` === form)?.joint;
  const [logitsRow, targetRow] = [Float64Array.from(z), Float64Array.from(target)];

  test('costs exactly what it should', () => {
    // ln 2 is added to 1000 and taken away again: its last digits go.
    expect(joint?.value(logitsRow, targetRow)).toBeCloseTo(cost, 12);
  });

  test('has exactly the gradient that it should', () => {
    const found = new Float64Array(z.length);
    joint?.gradient(logitsRow, Float64Array.from(a), targetRow, found);
    expect([...found].map((value) => value + 0)).toEqual(gradient); // + 0 turns −0 into 0
  });
});

test('every joint form has a row of extremes', () => {
  const tested = new Set(extremes.map(({ form }) => form));
  expect(new Set(jointForms.map(({ name, link }) => `${name} after ${link}`))).toEqual(tested);
});
