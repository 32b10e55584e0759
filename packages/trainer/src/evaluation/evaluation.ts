import type { SampleRows } from '@vitrum/core';
import type { Scores } from './scores.ts';

/** How well a network performs on a dataset. */
export interface Evaluation {
  /** Number of samples that the figures are of. */
  readonly samples: number;
  /** Mean loss per sample. */
  readonly loss: number;
  /** The figures of all metrics. */
  readonly metrics: Scores;
  /** `accuracy` in per cent, if it is among the metrics. */
  readonly accuracy?: number;
  /** `confusion[actual][predicted]`: counts of samples, for classification with named classes. */
  readonly confusion?: readonly (readonly number[])[];
  /** All outputs and targets, if they were to be kept. */
  readonly rows?: SampleRows;
}

/** `accuracy` as a separate property, if it is among the metrics. */
export function accuracyOf(metrics: Scores): { readonly accuracy?: number } {
  const value = metrics['accuracy'];
  return value === undefined ? {} : { accuracy: value };
}
