import { defineMetric } from '@vitrum/core';

/** In the sums: the number of samples, then for every output the mean of its targets, Σ (t − mean)² and Σ (t − y)². */
const numbersPerOutput = 3;

/**
 * The coefficient of determination, averaged over the outputs: 1 for exact outputs, 0 for always predicting the mean of the
 * targets, below 0 for anything worse. For constant targets, with nothing to explain, it is 1 if they are met exactly and 0
 * otherwise.
 *
 * Mean and squared deviations are updated sample by sample, after Welford 1962, doi:10.1080/00401706.1962.10490022: Σ t² − (Σ t)²/n
 * loses every digit if the mean is large.
 */
export const rSquared = /* @__PURE__ */ defineMetric({
  name: 'r-squared',
  description: 'Coefficient of determination, R²: the share of the variance of the targets that the outputs explain; mean over the outputs',
  formula: '1 − Σ (t − y)² / Σ (t − mean t)²',
  source: 'Wright 1921, "Correlation and causation", Journal of Agricultural Research 20:557–585',
  since: '0.1.0',
  kind: 'sums',
  tasks: ['regression'],
  count: (outputs) => 1 + numbersPerOutput * outputs,
  add: (sums, output, target) => {
    const samples = (sums[0] ?? 0) + 1;
    sums[0] = samples;
    for (let i = 0; i < target.length; i++) {
      const at = 1 + numbersPerOutput * i;
      const t = target[i] ?? 0;
      const fromMean = t - (sums[at] ?? 0);
      const mean = (sums[at] ?? 0) + fromMean / samples;
      const residual = t - (output[i] ?? 0);
      sums[at] = mean;
      sums[at + 1] = (sums[at + 1] ?? 0) + fromMean * (t - mean);
      sums[at + 2] = (sums[at + 2] ?? 0) + residual * residual;
    }
  },
  value: (sums) => {
    const outputs = (sums.length - 1) / numbersPerOutput;
    let total = 0;
    for (let at = 1; at < sums.length; at += numbersPerOutput) total += determination(sums[at + 2] ?? 0, sums[at + 1] ?? 0);
    return total / outputs;
  },
});

function determination(residual: number, deviation: number): number {
  if (deviation === 0) return residual === 0 ? 1 : 0;
  return 1 - residual / deviation;
}
