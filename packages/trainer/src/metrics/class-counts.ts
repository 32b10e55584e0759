import type { FloatArray } from '@vitrum/core';
import { classOf } from './class-of.ts';

/** Counts of each class in the sums: true positives, false positives, false negatives. */
const countsPerClass = 3;

/** The number of sums; a single output tells of two classes. */
export const countsFor = (outputs: number): number => countsPerClass * (outputs === 1 ? 2 : outputs);

/** Counts a sample. */
export function countSample(sums: Float64Array, output: FloatArray, target: FloatArray): void {
  const predicted = classOf(output);
  const actual = classOf(target);
  if (predicted === actual) {
    increment(sums, countsPerClass * actual);
    return;
  }
  increment(sums, countsPerClass * predicted + 1);
  increment(sums, countsPerClass * actual + 2);
}

/** The mean of a figure over the classes for which it is not NaN. */
export function meanOverClasses(sums: Float64Array, figure: (truePositives: number, falsePositives: number, falseNegatives: number) => number): number {
  let total = 0;
  let classes = 0;
  for (let at = 0; at < sums.length; at += countsPerClass) {
    const ofClass = figure(sums[at] ?? 0, sums[at + 1] ?? 0, sums[at + 2] ?? 0);
    if (Number.isNaN(ofClass)) continue;
    total += ofClass;
    classes++;
  }
  return total / classes;
}

function increment(sums: Float64Array, at: number): void {
  sums[at] = (sums[at] ?? 0) + 1;
}
