/**
 * F1, the harmonic mean of precision and recall, from counts: what was found and is there, what was found and is not there,
 * what is there and was not found. NaN where there was nothing to find and nothing was found.
 */
export function f1(truePositives: number, falsePositives: number, falseNegatives: number): number {
  return (2 * truePositives) / (2 * truePositives + falsePositives + falseNegatives);
}
