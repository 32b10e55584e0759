import { activationCurve, type Curve } from '@vitrum/plots';
import { usableVariants } from '../../check-context.ts';
import type { Subject } from '../../subject.ts';

const maxCurves = 3;

/** The curves of the first few variants. */
export function activationCurves(subject: Subject<'activations'>): readonly Curve[] {
  return usableVariants(subject)
    .flatMap(({ made, label }) => (made.kind === 'rowwise' ? [] : [activationCurve(made, { title: label })]))
    .slice(0, maxCurves);
}
