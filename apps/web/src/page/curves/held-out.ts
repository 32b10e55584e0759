import type { HeldOutFigures, Scores } from '@vitrum/trainer';

/** The samples that a run is judged by. */
export type HeldOutPart = 'validation' | 'test';

/** The part whose figures these are: validation samples where a run has them, the test set otherwise. */
export const heldOutPart = ({ validationLoss, validationAccuracy }: HeldOutFigures): HeldOutPart => ((validationLoss ?? validationAccuracy) === undefined ? 'test' : 'validation');

/** The loss on that part. */
export const heldOutLoss = ({ validationLoss, testLoss }: HeldOutFigures): number => validationLoss ?? testLoss ?? NaN;

/** Whether that loss is known; of a trial of a sweep another figure may be all that is. */
export const hasHeldOutLoss = ({ validationLoss, testLoss }: HeldOutFigures): boolean => (validationLoss ?? testLoss) !== undefined;

/** The accuracy on that part; undefined where there are no classes. */
export function heldOutAccuracy(figures: HeldOutFigures): number | undefined {
  return heldOutPart(figures) === 'test' ? figures.testAccuracy : figures.validationAccuracy;
}

/** All figures on that part, by the name of their metric. */
export const heldOutScores = (figures: HeldOutFigures): Scores => (heldOutPart(figures) === 'test' ? figures.testMetrics : figures.validationMetrics) ?? {};
