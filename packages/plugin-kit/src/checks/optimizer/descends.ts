import type { Optimizer, Precision } from '@vitrum/core';
import { outcome, type OldCheck as Check } from '../../old-check.ts';
import { formatNumber } from '../../numerics/format-number.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { distinctFindings, madeVariants } from '../shared/made-variants.ts';
import { firstFew, inVariants } from '../variant-findings.ts';
import { startState } from './state.ts';

const learningRates: readonly number[] = [1, 0.1, 0.01, 0.001, 0.0001];
const steps = 3000;
const curvatures: readonly number[] = [0.5, 1, 2, 4];
const minimum: readonly number[] = [1, -2, 0.5, 3];
const start: readonly number[] = [0, 0, 0, 0];
/** By how much the cost must fall. */
const share = 1e-3;

/** The bowl C = ½ Σ c·(θ − t)² has one minimum, and every optimizer finds its way there with some learning rate. */
export const optimizerDescends: Check<Subject<'optimizers'>> = {
  name: 'descends',
  title: 'it finds the minimum of a quadratic bowl',
  run: (subject) => {
    const variants = madeVariants(subject, 'optimizer').slice(0, 1); // other options may well be worse at it
    const failures = distinctFindings(variants, (optimizer) =>
      (['float32', 'float64'] as const).flatMap((precision) => faultIn(optimizer, precision)),
    );
    return outcome(
      `4 numbers, ${steps} steps, learning rates ${learningRates.join(', ')}, in 32 and 64 bits${inVariants(variants)}`,
      firstFew(failures),
    );
  },
};

function faultIn(optimizer: Optimizer, precision: Precision): readonly Finding[] {
  const before = costOf(start);
  let best = Infinity;
  let bestRate = NaN;
  for (const learningRate of learningRates) {
    const after = costAfter(optimizer, precision, learningRate);
    if (after <= share * before) return [];
    if (!(after < best)) continue;
    best = after;
    bestRate = learningRate;
  }
  const rate = Number.isFinite(best)
    ? `${formatNumber(best)} at best, with learning rate ${bestRate}`
    : 'no finite number with any learning rate';
  return [
    {
      message:
        `In ${precision}, the cost of a quadratic bowl went from ${formatNumber(before)} to ${rate}; ` +
        `it must fall below ${formatNumber(share * before)}.`,
      hint: 'Does every step go against the gradient?',
      expected: `below ${formatNumber(share * before)}`,
      got: formatNumber(best),
    },
  ];
}

function costAfter(optimizer: Optimizer, precision: Precision, learningRate: number): number {
  const { value, slots } = startState(optimizer, start, precision);
  const gradient = value.slice();
  for (let step = 1; step <= steps; step++) {
    for (let i = 0; i < gradient.length; i++) gradient[i] = (curvatures[i] ?? 0) * ((value[i] ?? NaN) - (minimum[i] ?? 0));
    optimizer.update({ value, gradient, slots, learningRate, step });
  }
  return costOf([...value]);
}

function costOf(value: readonly number[]): number {
  return value.reduce((sum, x, i) => sum + ((curvatures[i] ?? 0) * (x - (minimum[i] ?? 0)) * (x - (minimum[i] ?? 0))) / 2, 0);
}
