import type { ElementwiseActivation } from '@vitrum/core';
import { centralDifference } from '@vitrum/tensor';
import type { Curve } from './curve.ts';
import { evenly } from './evenly.ts';

/** Options of an activation's curve. */
export interface ActivationCurveOptions {
  /** Its name by default. */
  readonly title?: string;
  /** The curve goes from −reach to reach: 6 by default. */
  readonly reach?: number;
}

/** φ, φ′ and the central difference. */
export function activationCurve(activation: ElementwiseActivation, { title = activation.name, reach = 6 }: ActivationCurveOptions = {}): Curve {
  const { forward, derivative } = activation;
  const numerical = centralDifference(forward);
  const points = evenly(-reach, reach).map((x) => {
    const value = forward(x);
    return { x, value, derivative: derivative?.(x, value) ?? NaN, numerical: numerical(x) };
  });
  return { title, variable: 'z', symbol: 'φ', points };
}
