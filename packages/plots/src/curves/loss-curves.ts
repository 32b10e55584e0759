import type { ElementwiseLoss } from '@vitrum/core';
import { centralDifference } from '@vitrum/tensor';
import type { Range } from '../range.ts';
import type { Curve } from './curve.ts';
import { evenly } from './evenly.ts';

const targets = [0, 1];
const probabilityLinks = ['sigmoid', 'softmax'];
/** How close to 0 and 1 the outputs of a loss on probabilities get; the loss may be infinite at the ends. */
const edge = 1 / 122;

/** ℓ over y, its derivative and the central difference, at t = 0 and t = 1. */
export function lossCurves(loss: ElementwiseLoss, title: string = loss.name): readonly Curve[] {
  return targets.map((target) => curveAt(loss, target, title));
}

function curveAt(loss: ElementwiseLoss, target: number, title: string): Curve {
  const { value, derivative } = loss;
  const place = `at t = ${target}`;
  const numerical = centralDifference((y) => value(y, target));
  const points = evenly(...outputsOf(loss)).map((x) => ({
    x,
    value: value(x, target),
    derivative: derivative?.(x, target) ?? NaN,
    numerical: numerical(x),
  }));
  return { title: `${title} ${place}`, place, variable: 'y', symbol: 'ℓ', points };
}

/** The range of outputs for a loss: probabilities, non-negative numbers, or any number. */
function outputsOf(loss: ElementwiseLoss): Range {
  const isFiniteAt = (y: number): boolean => targets.every((target) => Number.isFinite(loss.value(y, target)));
  const isMadeForLink = probabilityLinks.some((link) => loss.fromLogits?.[link] !== undefined);
  if (loss.outputs === 'probabilities' || loss.outputs === 'distribution' || isMadeForLink || !isFiniteAt(1.4)) return [edge, 1 - edge];
  return isFiniteAt(-0.6) ? [-3, 3] : [1 / 40, 3 + 1 / 40];
}
