/**
 * F1, the harmonic mean of precision and recall, from true positives, false positives and false negatives. NaN if there was nothing
 * to find and nothing was found.
 */
export function f1(truePositives: number, falsePositives: number, falseNegatives: number): number {
  return (2 * truePositives) / (2 * truePositives + falsePositives + falseNegatives);
}
