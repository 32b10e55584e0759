import { differentiate } from '../../numerics/numerical-derivative.ts';
import { range } from '../../numerics/sample-points.ts';
import type { Curve } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { elementwiseOf } from '../form-check.ts';
import { usableActivations } from './form.ts';
import { ownDerivative } from './functions.ts';

const mostCurves = 3;

/** φ, φ′ and the central difference from −6 to 6, for the first few variants. */
export function activationCurves(subject: Subject<'activations'>): readonly Curve[] {
  const variants = elementwiseOf(usableActivations(subject)).slice(0, mostCurves);
  return variants.map(({ label, made }) => {
    const derivative = ownDerivative(made) ?? ((): number => NaN);
    const points = range(-60, 60, (n) => {
      const x = n / 10;
      return { x, value: made.forward(x), derivative: derivative(x), numerical: differentiate(made.forward, x).value };
    });
    return { title: label, variable: 'z', symbol: 'φ', points };
  });
}
