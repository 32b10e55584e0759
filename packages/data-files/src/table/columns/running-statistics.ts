import { isConstant } from '@vitrum/datasets/internal';

/**
 * Mean, spread and range of numbers, in one pass.
 *
 * Source: Welford 1962, doi:10.1080/00401706.1962.10490022.
 */
export class RunningStatistics {
  count = 0;
  mean = 0;
  minimum = Infinity;
  maximum = -Infinity;
  /** Σ(x − mean)² */
  #squares = 0;

  add(value: number): void {
    this.count++;
    const difference = value - this.mean;
    this.mean += difference / this.count;
    this.#squares += difference * (value - this.mean);
    if (value < this.minimum) this.minimum = value;
    if (value > this.maximum) this.maximum = value;
  }

  /** √(Σ(x − mean)² / n) */
  get deviation(): number {
    return this.count === 0 ? 0 : Math.sqrt(this.#squares / this.count);
  }
}

/** The scaling of the numbers. */
export type Normalization = 'standard' | 'min-max' | 'none';

/** The offset and scale; a column that is constant up to rounding has the scale 1. */
export function scalingOf(statistics: RunningStatistics, method: Normalization): { readonly offset: number; readonly scale: number } {
  const { count, mean, deviation, minimum, maximum } = statistics;
  switch (method) {
    case 'standard':
      return { offset: mean, scale: isConstant(deviation, mean, count) ? 1 : deviation };
    case 'min-max':
      return { offset: minimum, scale: isConstant(maximum - minimum, maximum, count) ? 1 : maximum - minimum };
    case 'none':
      return { offset: 0, scale: 1 };
  }
}
