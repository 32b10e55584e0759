import type { ElementwiseLoss } from '@vitrum/core';
import { differentiate } from '../../numerics/numerical-derivative.ts';
import { range } from '../../numerics/sample-points.ts';
import type { Curve } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { domainOf } from './domain.ts';
import { elementwiseOf } from '../form-check.ts';
import { usableLosses } from './form.ts';

const mostVariants = 2;
const probabilityLinks = ['sigmoid', 'softmax'];

/** ℓ over y, its derivative and the central difference, at t = 0 and t = 1, for the first few variants. */
export function lossCurves(subject: Subject<'losses'>): readonly Curve[] {
  const variants = elementwiseOf(usableLosses(subject)).slice(0, mostVariants);
  return variants.flatMap(({ label, made }) => [0, 1].map((target) => curveOf(made, target, `${label} at t = ${target}`)));
}

function curveOf(loss: ElementwiseLoss, target: number, title: string): Curve {
  const { value, derivative } = loss;
  const points = outputsOf(loss).map((x) => ({
    x,
    value: value(x, target),
    derivative: derivative?.(x, target) ?? NaN,
    numerical: differentiate((y) => value(y, target), x, Math.min(0.25, Math.abs(x) / 2 + 1e-3)).value,
  }));
  return { title, variable: 'y', symbol: 'ℓ', points };
}

/** −3 to 3; 0 to 1 without its ends for a loss on probabilities. */
function outputsOf(loss: ElementwiseLoss): readonly number[] {
  const { from, to } = domainOf(loss).outputs;
  const isForProbabilities = to === 1 || probabilityLinks.some((link) => loss.fromLogits?.[link] !== undefined);
  if (isForProbabilities) return range(1, 121, (n) => n / 122);
  return from === 0 ? range(1, 121, (n) => n / 40) : range(-60, 60, (n) => n / 20);
}
