import type { Contribution } from './contribution.ts';
import type { FloatArray } from './tensor.ts';

/** A figure that people read: the mean of a score over samples. */
export interface Metric<Name extends string = string> extends Contribution<Name> {
  /** How a mean score is shown: as it is, or times 100 with a per cent sign. */
  readonly unit?: 'percent';
  /** One sample's score. */
  readonly score: (output: FloatArray, target: FloatArray) => number;
}
