import type { FloatArray } from '@vitrum/core';

/** The probability given to the predicted class, inside [0, 1]: its output; of a single output y for two classes, y or 1 − y. */
export function confidenceOf(output: FloatArray, predicted: number): number {
  const [first = 0] = output;
  const confidence = output.length > 1 ? (output[predicted] ?? 0) : predicted === 1 ? first : 1 - first;
  return Math.min(1, Math.max(0, confidence));
}

/** The bin of a number from 0 to 1, of bins of equal width that end with their upper bound: (0, 1/n], (1/n, 2/n], …; 0 is in the first. */
export function binOf(confidence: number, bins: number): number {
  return Math.min(bins - 1, Math.max(0, Math.ceil(confidence * bins) - 1));
}
