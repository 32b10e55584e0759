import type { TestResults } from '../../shared/api/results.ts';

/** The predictions for the samples of one class. */
export interface ConfusionRow {
  readonly label: number;
  readonly name: string;
  readonly total: number;
  readonly cells: readonly ConfusionCell[];
}

/** Samples of one class predicted as another. */
export interface ConfusionCell {
  readonly predicted: number;
  readonly count: number;
  /** Share of the row's samples, from 0 to 1. */
  readonly share: number;
}

/** The confusion matrix, a row for each class. */
export function confusionRows({ classes, confusion }: TestResults): readonly ConfusionRow[] {
  const width = classes.length;
  return classes.map((name, label) => {
    const counts = Array.from(confusion.subarray(label * width, (label + 1) * width));
    const total = counts.reduce((sum, count) => sum + count, 0);
    const cells = counts.map((count, predicted) => ({ predicted, count, share: total === 0 ? 0 : count / total }));
    return { label, name, total, cells };
  });
}
