import type { ElementwiseLoss } from '@vitrum/core';
import { domainOf } from '../checks/loss/domain.ts';
import { differentiate } from '../numerics/numerical-derivative.ts';
import { range } from '../numerics/sample-points.ts';
import type { Curve } from '../report.ts';

const probabilityLinks = ['sigmoid', 'softmax'];

/** ℓ over y, its derivative and the central difference, at t = 0 and t = 1. */
export function lossCurves(loss: ElementwiseLoss, title: string = loss.name): readonly Curve[] {
  return [0, 1].map((target) => curveAt(loss, target, title));
}

function curveAt(loss: ElementwiseLoss, target: number, title: string): Curve {
  const { value, derivative } = loss;
  const place = `at t = ${target}`;
  const points = outputsOf(loss).map((x) => ({
    x,
    value: value(x, target),
    derivative: derivative?.(x, target) ?? NaN,
    numerical: differentiate((y) => value(y, target), x, Math.min(0.25, Math.abs(x) / 2 + 1e-3)).value,
  }));
  return { title: `${title} ${place}`, place, variable: 'y', symbol: 'ℓ', points };
}

/** −3 to 3; 0 to 1 without its ends for a loss on probabilities. */
function outputsOf(loss: ElementwiseLoss): readonly number[] {
  const { from, to } = domainOf(loss).outputs;
  const isForProbabilities = to === 1 || probabilityLinks.some((link) => loss.fromLogits?.[link] !== undefined);
  if (isForProbabilities) return range(1, 121, (n) => n / 122);
  return from === 0 ? range(1, 121, (n) => n / 40) : range(-60, 60, (n) => n / 20);
}
