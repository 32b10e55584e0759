import { max, median, min } from 'simple-statistics';

/** A summary of repeated measurements. */
export interface Summary {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  /** Number of measurements. */
  readonly count: number;
}

/**
 * Median and range of measurements.
 *
 * @throws RangeError if there are none
 */
export function summarize(values: readonly number[]): Summary {
  if (values.length === 0) throw new RangeError('There is nothing to summarize: no measurement was given.');
  const numbers = [...values];
  return { median: median(numbers), min: min(numbers), max: max(numbers), count: numbers.length };
}
