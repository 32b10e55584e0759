import type { Scores } from './scores.ts';

/** Figures of the test set. */
export interface TestFigures {
  readonly testLoss: number;
  readonly testMetrics: Scores;
  readonly testAccuracy?: number;
}

/** Figures of the validation samples. */
export interface ValidationFigures {
  readonly validationLoss: number;
  readonly validationMetrics: Scores;
  readonly validationAccuracy?: number;
}

/** Figures of samples held out from training, in every epoch: of the validation part where there is one, of the test set otherwise. */
export interface HeldOutFigures extends Partial<TestFigures>, Partial<ValidationFigures> {}

/** Figures of held-out samples, and which part they are of. */
export interface PartFigures {
  readonly part: 'validation' | 'test';
  readonly loss: number;
  readonly metrics: Scores;
  readonly accuracy?: number;
}

/** The figures of the part that a training is judged by: the validation part where there is one, the test set otherwise. */
export function heldOutOf(figures: HeldOutFigures): PartFigures {
  const { validationLoss, validationMetrics = {}, validationAccuracy, testLoss = NaN, testMetrics = {}, testAccuracy } = figures;
  if (validationLoss === undefined) return { part: 'test', loss: testLoss, metrics: testMetrics, ...(testAccuracy !== undefined && { accuracy: testAccuracy }) };
  return { part: 'validation', loss: validationLoss, metrics: validationMetrics, ...(validationAccuracy !== undefined && { accuracy: validationAccuracy }) };
}
