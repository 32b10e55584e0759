import type { Contribution } from './contribution.ts';
import type { Task } from './dataset.ts';
import type { FloatArray } from './tensor.ts';

interface MetricTraits {
  /** The unit of a figure: a plain number, or percent. */
  readonly unit?: 'percent';
  /** `lower` if smaller figures are better, as of an error; `higher` by default. */
  readonly better?: 'lower';
  /** Tasks for which this metric is reported by default; without them it is reported on request. */
  readonly tasks?: readonly Task[];
  /** Tasks for which it has a meaning; all by default. It is refused for others. */
  readonly suits?: readonly Task[];
  /** The smallest number of classes for which it has a meaning; it is refused for fewer. */
  readonly minClasses?: number;
  /** The name of its figure, where the options decide it: `top-3`. The name of the metric by default. */
  readonly figure?: string;
}

/** The mathematics of a figure that is the mean of a score over samples. */
export interface MeanMetricFunctions extends MetricTraits {
  /** Tells the kinds of metrics apart; a metric without a kind is a mean. */
  readonly kind?: 'mean';
  /** One sample's score. */
  readonly score: (output: FloatArray, target: FloatArray) => number;
}

/** The mathematics of a figure that is not a mean over samples but computed from sums over them. */
export interface SumsMetricFunctions extends MetricTraits {
  /** Tells the kinds of metrics apart; required here, as `mean` is the default. */
  readonly kind: 'sums';
  /** Number of sums for rows of a given number of outputs; all begin at 0. */
  readonly count: (outputs: number) => number;
  /** Adds one sample to the sums. */
  readonly add: (sums: Float64Array, output: FloatArray, target: FloatArray) => void;
  /** The figure computed from the sums over at least one sample. NaN where it is undefined: it is left out then. */
  readonly value: (sums: Float64Array, samples: number) => number;
}

/**
 * The mathematics of a figure that needs all samples at once, such as a statistic of ranks. They are kept in memory for it, 8 bytes
 * for each output of each sample, so it is computed in tests and not in training.
 */
export interface SamplesMetricFunctions extends MetricTraits {
  /** Tells the kinds of metrics apart; required here, as `mean` is the default. */
  readonly kind: 'samples';
  /** The figure of all samples. NaN where it is undefined, such as for a class without samples: it is left out then. */
  readonly value: (samples: SampleRows) => number;
}

/** The outputs and targets of all samples, sample after sample; not to be written to. */
export interface SampleRows {
  /** Number of samples. */
  readonly size: number;
  /** Length of a row. */
  readonly width: number;
  /** Shape [size, width]. */
  readonly outputs: FloatArray;
  /** Shape [size, width]. */
  readonly targets: FloatArray;
}

/** The mathematics of a metric of any form. */
export type MetricFunctions = MeanMetricFunctions | SumsMetricFunctions | SamplesMetricFunctions;

/** A figure that is the mean of a score over samples. */
export interface MeanMetric<Name extends string = string> extends Contribution<Name>, MeanMetricFunctions {}

/** A figure that is not a mean over samples but computed from sums over them. */
export interface SumsMetric<Name extends string = string> extends Contribution<Name>, SumsMetricFunctions {}

/** A figure that needs all samples at once. */
export interface SamplesMetric<Name extends string = string> extends Contribution<Name>, SamplesMetricFunctions {}

/** A measure of quality that people read, ready to use. */
export type Metric<Name extends string = string> = MeanMetric<Name> | SumsMetric<Name> | SamplesMetric<Name>;
