import type { Precision } from '@vitrum/core';
import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import { formatNumber } from '../../numerics/format-number.ts';
import { rulesOf, startState, type TriedRule } from './state.ts';

const learningRates: readonly number[] = [1, 0.1, 0.01, 0.001, 0.0001];
const steps = 3000;
/** The curvature and the minimum of each coordinate; all start at 0. */
const bowl = [{ c: 0.5, minimum: 1 }, { c: 1, minimum: -2 }, { c: 2, minimum: 0.5 }, { c: 4, minimum: 3 }] as const;
/** The factor by which the cost must fall. */
const share = 1e-3;

/** The bowl C = ½ Σ c·(θ − t)² has one minimum, and every optimizer approaches it for some learning rate. */
export const optimizerDescends = check<CheckContext<'optimizers'>>('descends', 'it finds the minimum of a quadratic bowl', ({ first, tried, fail }) => {
  tried(`${bowl.length} numbers, ${steps} steps, learning rates ${learningRates.join(', ')}, in 32 and 64 bits`);
  const before = costOf(bowl.map(() => 0));
  const precisions = ['float32', 'float64'] as const;
  for (const [rule, precision] of rulesOf(first.made).flatMap((each) => precisions.map((precision) => [each, precision] as const))) {
    const costs = learningRates.map((learningRate) => costAfter(rule, precision, learningRate)); // other options may well do worse
    if (costs.some((cost) => cost <= share * before)) continue;
    const best = Math.min(...costs.filter(Number.isFinite));
    const end = best === Infinity
      ? 'no finite number with any learning rate'
      : `${formatNumber(best)} at best, with learning rate ${learningRates[costs.indexOf(best)] ?? NaN}`;
    fail({
      message: `${rule.name === 'update' ? '' : `By ${rule.name}: `}In ${precision}, the cost of a quadratic bowl went from ${formatNumber(before)} to ${end}; it must fall below ${formatNumber(share * before)}.`,
      hint: 'Does every step go against the gradient?',
    });
  }
});

function costAfter(rule: TriedRule, precision: Precision, learningRate: number): number {
  const state = startState(rule, bowl.map(() => 0), precision);
  const { value } = state;
  const gradient = value.slice();
  for (let step = 1; step <= steps; step++) {
    for (const [i, { c, minimum }] of bowl.entries()) gradient[i] = c * ((value[i] ?? NaN) - minimum);
    rule.rule.update({ ...state, gradient, learningRate, step });
  }
  return costOf([...value]);
}

const costOf = (value: readonly number[]): number => bowl.reduce((sum, { c, minimum }, i) => sum + (c * ((value[i] ?? NaN) - minimum) * ((value[i] ?? NaN) - minimum)) / 2, 0);
