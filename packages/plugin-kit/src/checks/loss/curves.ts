import { lossCurves as curvesOf, type Curve } from '@vitrum/plots';
import { usableVariants } from '../../check-context.ts';
import type { Subject } from '../../subject.ts';

const maxVariants = 2;

/** The curves of the first few variants. */
export function lossCurves(subject: Subject<'losses'>): readonly Curve[] {
  return usableVariants(subject)
    .slice(0, maxVariants)
    .flatMap(({ label, made }) => (made.kind === 'rowwise' ? [] : curvesOf(made, label)));
}
