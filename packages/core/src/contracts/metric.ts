import type { Contribution } from './contribution.ts';
import type { Task } from './dataset.ts';
import type { FloatArray } from './tensor.ts';

interface MetricProperties<Name extends string> extends Contribution<Name> {
  /** The unit of a figure: a plain number, or per cent. */
  readonly unit?: 'percent';
  /** `lower` if smaller figures are better, as of an error; `higher` by default. */
  readonly better?: 'lower';
  /** Tasks for which this metric is reported by default; without them it is reported on request. */
  readonly tasks?: readonly Task[];
}

/** A figure that is the mean of a score over samples. */
export interface MeanMetric<Name extends string = string> extends MetricProperties<Name> {
  readonly kind?: 'mean';
  /** One sample's score. */
  readonly score: (output: FloatArray, target: FloatArray) => number;
}

/** A figure that is not a mean over samples but computed from sums over them. */
export interface SumsMetric<Name extends string = string> extends MetricProperties<Name> {
  readonly kind: 'sums';
  /** Number of sums for rows of a given number of outputs; all begin at 0. */
  readonly count: (outputs: number) => number;
  /** Adds one sample to the sums. */
  readonly add: (sums: Float64Array, output: FloatArray, target: FloatArray) => void;
  /** The figure computed from the sums over at least one sample. */
  readonly value: (sums: Float64Array, samples: number) => number;
}

/** A figure that people read. */
export type Metric<Name extends string = string> = MeanMetric<Name> | SumsMetric<Name>;
