import { activationCurve, type Curve } from '@vitrum/plots';
import type { Subject } from '../../subject.ts';
import { elementwiseOf } from '../form-check.ts';
import { usableActivations } from './form.ts';

const mostCurves = 3;

/** The curves of the first few variants. */
export function activationCurves(subject: Subject<'activations'>): readonly Curve[] {
  const variants = elementwiseOf(usableActivations(subject)).slice(0, mostCurves);
  return variants.map(({ label, made }) => activationCurve(made, { title: label }));
}
