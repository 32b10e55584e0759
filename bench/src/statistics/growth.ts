import { linearRegression } from 'simple-statistics';

/** The slope of the least-squares line through evenly spaced values: the growth from one to the next. */
export function growthPerStep(values: readonly number[]): number {
  return linearRegression(values.map((value, index) => [index, value])).m;
}
