import { describe, expect, test } from 'vitest';
import { binaryCrossEntropy, categoricalCrossEntropy, hinge, kullbackLeibler, logCosh, meanAbsoluteError } from '@vitrum/losses';
import { lossCases } from './loss-cases.ts';
import { resolveLoss, sampleCost, sampleGradient } from './sample.ts';

/** A few roundings to 64 bits. */
const close = (expected: number): number => 8 * 2 ** -52 * Math.max(1, Math.abs(expected));

describe.each(lossCases)('$name $options', ({ name, options, output, target, cost, gradient }) => {
  const loss = resolveLoss(name, options);
  const [y, t] = [Float64Array.from(output), Float64Array.from(target)];

  test('costs what was worked out', () => {
    expect(Math.abs(sampleCost(loss, y, t) - cost)).toBeLessThanOrEqual(close(cost));
  });

  test('has the gradient that was worked out', () => {
    const found = sampleGradient(loss, y, t);
    gradient.forEach((expected, i) => {
      expect(Math.abs((found[i] ?? NaN) - expected)).toBeLessThanOrEqual(close(expected));
    });
  });
});

describe('probabilities at and beyond their limits', () => {
  const lowest = 16.11809565095832; // −ln 10⁻⁷, mpmath
  const highest = 1.0000000500000033e-7; // −ln(1 − 10⁻⁷), mpmath
  const [below, above] = [[-3, -1e-9, 0, 0.99e-7], [1 - 0.99e-7, 1, 1.5]] as const;

  test.each([
    { loss: binaryCrossEntropy, target: 1, costBelow: lowest, costAbove: highest },
    { loss: binaryCrossEntropy, target: 0, costBelow: highest, costAbove: lowest },
    { loss: categoricalCrossEntropy, target: 1, costBelow: lowest, costAbove: highest },
    { loss: kullbackLeibler, target: 1, costBelow: lowest, costAbove: highest },
  ])('$loss.name holds its outputs fast at target $target', ({ loss, target, costBelow, costAbove }) => {
    // 1 − (1 − 10⁻⁷) keeps nine digits of 10⁻⁷.
    for (const y of below) expect(loss.value(y, target)).toBeCloseTo(costBelow, 8);
    for (const y of above) expect(loss.value(y, target)).toBeCloseTo(costAbove, 8);
    for (const y of [...below, ...above]) expect(loss.derivative(y, target)).toBe(0);
  });

  // 1 − 2⁻²³ is the largest 32-bit float inside. (y − t)/(y(1 − y)) = 1/(1 − y) at t = 0, and −t/y ≈ −1 at t = 1.
  test.each([
    { loss: binaryCrossEntropy, target: 0, derivative: 2 ** 23 },
    { loss: categoricalCrossEntropy, target: 1, derivative: -1 / (1 - 2 ** -23) },
    { loss: kullbackLeibler, target: 1, derivative: -1 / (1 - 2 ** -23) },
  ])('$loss.name in 32 bits still tells the limit from 1', ({ loss, target, derivative }) => {
    expect(Math.fround(1 - 1e-7)).toBe(1 - 2 ** -23);
    expect(loss.derivative(1 - 2 ** -23, target)).toBe(derivative);
  });

  test.each([categoricalCrossEntropy, kullbackLeibler])('the limits themselves are inside: $name', ({ derivative }) => {
    expect(derivative(1e-7, 1)).toBe(-1 / 1e-7);
    expect(derivative(1 - 1e-7, 1)).toBe(-1 / (1 - 1e-7));
  });

  test('an output without a target costs nothing, also at 0', () => {
    expect(categoricalCrossEntropy.value(0, 0)).toBe(0);
    expect(kullbackLeibler.value(0, 0)).toBe(0);
    expect(kullbackLeibler.derivative(0.5, 0)).toBe(0);
  });
});

describe('kinks', () => {
  const kinks = [
    { loss: meanAbsoluteError, y: 2, t: 2, left: -1, right: 1 },
    { loss: hinge, y: 1, t: 1, left: -1, right: 0 },
    { loss: hinge, y: -1, t: 0, left: 0, right: 1 },
    { loss: binaryCrossEntropy, y: 1e-7, t: 1, left: 0, right: -1e7 },
    { loss: categoricalCrossEntropy, y: 1e-7, t: 1, left: 0, right: -1e7 },
    { loss: kullbackLeibler, y: 1e-7, t: 1, left: 0, right: -1e7 },
    { loss: kullbackLeibler, y: 1 - 1e-7, t: 1, left: -1, right: 0 },
  ];

  test.each(kinks)('of $loss.name at ($y, $t) are real and announced', ({ loss, y, t, left, right }) => {
    const h = 1e-12; // small beside the 10⁻⁷ of the clipped losses
    const slope = (a: number, b: number): number => (loss.value(b, t) - loss.value(a, t)) / (b - a);
    const scale = Math.max(1, Math.abs(right));
    expect(slope(y - h, y)).toBeCloseTo(left, 2);
    expect(slope(y, y + h) / scale).toBeCloseTo(right / scale, 2);
    expect(loss.hasKink(y, t, 0)).toBe(true);
    expect(loss.hasKink(y + 0.9e-3, t, 1e-3)).toBe(true);
    expect(loss.hasKink(y + 1.1e-3, t, 1e-3)).toBe(false);
  });

  test('have the derivative that the docs name', () => {
    expect(meanAbsoluteError.derivative(2, 2)).toBe(0);
    expect(hinge.derivative(1, 1)).toBe(0);
    expect(hinge.derivative(-1, -1)).toBe(0);
  });
});

describe('log-cosh', () => {
  test('follows its series near 0, where |e| + softplus(−2|e|) − ln 2 would round to less than 0', () => {
    for (let e = 1e-12; e < 1e-3; e *= 1.7) {
      // e²/2 − e⁴/12 + e⁶/45; the last is below 10⁻¹⁹ here, and the sum of two numbers of size e rounds by 2⁻⁵²·e.
      const error = logCosh.value(e, 0) - (e * e * (1 - (e * e) / 6)) / 2;
      expect(Math.abs(error)).toBeLessThanOrEqual(4 * 2 ** -52 * e);
      expect(logCosh.value(e, 0)).toBeGreaterThanOrEqual(0);
    }
    expect(logCosh.value(5, 5)).toBe(0);
  });

  test('is |e| − ln 2 far away', () => {
    expect(logCosh.value(1000, 0)).toBe(1000 - Math.LN2);
    expect(logCosh.value(0, 1e300)).toBe(1e300);
    expect(logCosh.derivative(-1000, 0)).toBe(-1);
  });
});
