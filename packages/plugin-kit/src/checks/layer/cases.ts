import type { Precision } from '@vitrum/core';
import { formatShape } from '@vitrum/tensor';
import { leftOut } from '../../check.ts';
import type { CheckOutcome, Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { fittingsOf, type Fitting } from './fitting.ts';

/** A layer with particular options, on an input shape that suits it. */
export interface LayerCase extends Fitting {
  /** For messages: `conv with size = 3 on inputs of shape [8, 8, 3]`. */
  readonly label: string;
}

const mostShapes = 4;

/** Every variant on the first few input shapes that suit it. */
export function layerCases(subject: Subject<'layers'>, precision: Precision = 'float32'): readonly LayerCase[] {
  return subject.variants.flatMap((variant) =>
    fittingsOf(subject, variant, precision)
      .slice(0, mostShapes)
      .map((fitting) => ({ ...fitting, label: `${variant.label} on inputs of shape ${formatShape(fitting.inputShape)}` })),
  );
}

/** The findings of every case, each with what it is about. */
export function findingsOfCases(
  cases: readonly LayerCase[],
  find: (layerCase: LayerCase) => readonly Finding[],
): readonly Finding[] {
  return cases.flatMap((each) => find(each).map((finding) => ({ ...finding, message: `${each.label}: ${finding.message}` })));
}

/** `3 input shapes, 5 variants`, for what was tried. */
export function describeCases(cases: readonly LayerCase[]): string {
  const shapes = [...new Set(cases.map(({ inputShape }) => formatShape(inputShape)))];
  return `inputs of shape ${shapes.join(', ')}`;
}

/** Where there is nothing to work on. */
export function noCase(): CheckOutcome {
  return leftOut('no input shape suits it; see the check "shapes"');
}
