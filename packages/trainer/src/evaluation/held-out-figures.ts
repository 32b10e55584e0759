import type { Scores } from './scores.ts';

/** Figures of the test set. */
export interface TestFigures {
  /** Mean loss per sample of the test set. */
  readonly testLoss: number;
  /** The figures of all metrics on the test set, by name. */
  readonly testMetrics: Scores;
  /** `accuracy` on the test set in per cent, if it is among the metrics. */
  readonly testAccuracy?: number;
}

/** Figures of the validation samples. */
export interface ValidationFigures {
  /** Mean loss per validation sample. */
  readonly validationLoss: number;
  /** The figures of all metrics on the validation samples, by name. */
  readonly validationMetrics: Scores;
  /** `accuracy` on the validation samples in per cent, if it is among the metrics. */
  readonly validationAccuracy?: number;
}

/** Figures of samples held out from training, in every epoch: of the validation part where there is one, of the test set otherwise. */
export interface HeldOutFigures extends Partial<TestFigures>, Partial<ValidationFigures> {}

/** Figures of held-out samples, and which part they are of. */
export interface PartFigures {
  /** Which part the figures are of. */
  readonly part: 'validation' | 'test';
  /** Mean loss per sample; NaN where it is unknown. */
  readonly loss: number;
  /** The figures of all metrics, by name. */
  readonly metrics: Scores;
  /** `accuracy` in per cent, if it is among the metrics. */
  readonly accuracy?: number;
}

/** The figures of the part that a training is judged by: the validation part where there is one, the test set otherwise. */
export function heldOutOf(figures: HeldOutFigures): PartFigures {
  const { validationLoss, validationMetrics = {}, validationAccuracy, testLoss = NaN, testMetrics = {}, testAccuracy } = figures;
  if (validationLoss === undefined) return { part: 'test', loss: testLoss, metrics: testMetrics, ...(testAccuracy !== undefined && { accuracy: testAccuracy }) };
  return { part: 'validation', loss: validationLoss, metrics: validationMetrics, ...(validationAccuracy !== undefined && { accuracy: validationAccuracy }) };
}
