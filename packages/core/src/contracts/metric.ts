import type { Contribution } from './contribution.ts';
import type { Task } from './dataset.ts';
import type { FloatArray } from './tensor.ts';

interface MetricProperties<Name extends string> extends Contribution<Name> {
  /** How a figure is shown: as it is, or times 100 with a per cent sign. */
  readonly unit?: 'percent';
  /** The tasks that it is told of by itself; left out: it is told of where it is asked for. */
  readonly tasks?: readonly Task[];
}

/** A figure that people read: the mean of a score over samples. */
export interface MeanMetric<Name extends string = string> extends MetricProperties<Name> {
  readonly kind?: 'mean';
  /** One sample's score. */
  readonly score: (output: FloatArray, target: FloatArray) => number;
}

/** A figure that people read and that is no mean over samples: it is made from sums over them. */
export interface SumsMetric<Name extends string = string> extends MetricProperties<Name> {
  readonly kind: 'sums';
  /** How many sums it needs, for rows of so many outputs; all of them begin at 0. */
  readonly count: (outputs: number) => number;
  /** Adds one sample to the sums. */
  readonly add: (sums: Float64Array, output: FloatArray, target: FloatArray) => void;
  /** The figure that the sums over `samples` samples, at least one, come to. */
  readonly value: (sums: Float64Array, samples: number) => number;
}

/** A figure that people read. */
export type Metric<Name extends string = string> = MeanMetric<Name> | SumsMetric<Name>;
