import { lossCurves as curvesOf, type Curve } from '@vitrum/plots';
import type { Subject } from '../../subject.ts';
import { elementwiseOf } from '../form-check.ts';
import { usableLosses } from './form.ts';

const maxVariants = 2;

/** The curves of the first few variants. */
export function lossCurves(subject: Subject<'losses'>): readonly Curve[] {
  const variants = elementwiseOf(usableLosses(subject)).slice(0, maxVariants);
  return variants.flatMap(({ label, made }) => curvesOf(made, label));
}
