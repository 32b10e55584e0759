import type { ElementwiseActivation } from '@vitrum/core';
import { ownDerivative } from '../checks/activation/functions.ts';
import { differentiate } from '../numerics/numerical-derivative.ts';
import { range } from '../numerics/sample-points.ts';
import type { Curve } from '../report.ts';

/** φ, φ′ and the central difference from −6 to 6. */
export function activationCurve(activation: ElementwiseActivation, title: string = activation.name): Curve {
  const { forward } = activation;
  const derivative = ownDerivative(activation) ?? ((): number => NaN);
  const points = range(-60, 60, (n) => {
    const x = n / 10;
    return { x, value: forward(x), derivative: derivative(x), numerical: differentiate(forward, x).value };
  });
  return { title, variable: 'z', symbol: 'φ', points };
}
