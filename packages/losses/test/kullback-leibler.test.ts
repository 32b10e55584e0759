import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kullbackLeibler } from '@vitrum/losses';
import { sampleCost } from './sample.ts';

const distribution = fc
  .array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 })
  .map((weights) => {
    const sum = weights.reduce((total, weight) => total + weight);
    return Float64Array.from(weights, (weight) => weight / sum);
  });

test('the divergence of a distribution from itself is 0', () => {
  fc.assert(
    fc.property(distribution, (t) => {
      expect(sampleCost(kullbackLeibler, t, t)).toBe(0);
    }),
    { seed: 1 },
  );
});

test('the divergence of a distribution from another is never below 0 (Gibbs)', () => {
  fc.assert(
    fc.property(distribution, distribution, (y, t) => {
      expect(sampleCost(kullbackLeibler, y, t)).toBeGreaterThanOrEqual(-8 * 2 ** -52); // a few roundings of terms below 1
    }),
    { seed: 2 },
  );
});

test('after a softmax, the divergence of a distribution from its own logarithms is 0', () => {
  fc.assert(
    fc.property(distribution, (t) => {
      const z = t.map((p) => Math.log(p)); // softmax(ln t) = t
      expect(Math.abs(kullbackLeibler.fromLogits.softmax.value(z, t))).toBeLessThan(1e-14);
    }),
    { seed: 3 },
  );
});
