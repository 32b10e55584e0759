import fc from 'fast-check';
import { expect, test } from 'vitest';
import { centralDifference } from '@vitrum/tensor';
import { lossCases } from './loss-cases.ts';
import { resolveLoss, sampleCost, sampleGradient } from './sample.ts';

const numberIn = {
  real: fc.double({ min: -3, max: 3, noNaN: true }),
  // Away from 0 and 1, where the third derivative 2/y³ would drown the comparison.
  probability: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
} as const;

// With h = 6·10⁻⁶ and |f‴| ≤ 2/0.1³ the remainder h²/6·|f‴| is 1.2·10⁻⁸, and rounding 2⁻⁵²·|f|/h below 10⁻⁹.
const tolerance = 2e-8;

/** A kink closer than the step of the difference spoils it. */
const margin = 1e-4;

test.each(lossCases)('the gradient of $name $options is that of central differences', ({ name, options, domain }) => {
  const loss = resolveLoss(name, options);
  const pairs = fc.array(fc.tuple(numberIn[domain], numberIn[domain]), { minLength: 1, maxLength: 6 });
  const property = fc.property(pairs, (sample) => {
    const [y, t] = [0, 1].map((side) => Float64Array.from(sample, (pair) => pair[side] ?? NaN));
    if (y === undefined || t === undefined) throw new Error('two sides make two arrays');
    fc.pre(loss.kind === 'rowwise' || !sample.some(([output, target]) => loss.hasKink?.(output, target, margin)));
    const gradient = sampleGradient(loss, y, t);
    y.forEach((output, i) => {
      const numerical = centralDifference((value) => sampleCost(loss, y.with(i, value), t))(output);
      expect(Math.abs((gradient[i] ?? NaN) - numerical)).toBeLessThan(tolerance);
    });
  });
  fc.assert(property, { seed: 1, numRuns: 300 });
});
