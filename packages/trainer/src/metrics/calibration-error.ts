import { defineMetric } from '@vitrum/core';
import { binOf, confidenceOf } from './confidence.ts';
import { classOf } from './class-of.ts';

/** Sums of each bin: samples, confidence, right answers. */
const sumsPerBin = 3;

/**
 * How far confidence and accuracy lie apart: the mean of |accuracy − confidence| over bins of equal width, weighted by their
 * samples. For outputs that are probabilities; a confidence beyond [0, 1] counts as 0 or 1.
 */
export const calibrationError = /* @__PURE__ */ defineMetric({
  name: 'calibration-error',
  description: 'Expected calibration error: the mean distance of confidence from accuracy, over bins of equal width',
  formula: 'Σ over bins of n_b/n · |accuracy_b − confidence_b|',
  source: 'Naeini, Cooper & Hauskrecht 2015, doi:10.1609/aaai.v29i1.9602',
  since: '0.1.0',
  options: {
    bins: { type: 'integer', default: 15, minimum: 1, maximum: 1000, description: 'Bins of equal width from 0 to 1.' },
  },
  create: ({ bins }) => ({
    kind: 'sums',
    better: 'lower',
    suits: ['classification'],
    count: () => sumsPerBin * bins,
    add: (sums, output, target) => {
      const predicted = classOf(output);
      const confidence = confidenceOf(output, predicted);
      const at = sumsPerBin * binOf(confidence, bins);
      sums[at] = (sums[at] ?? 0) + 1;
      sums[at + 1] = (sums[at + 1] ?? 0) + confidence;
      sums[at + 2] = (sums[at + 2] ?? 0) + Number(predicted === classOf(target));
    },
    value: (sums, samples) => {
      let error = 0;
      for (let at = 0; at < sums.length; at += sumsPerBin) error += Math.abs((sums[at + 2] ?? 0) - (sums[at + 1] ?? 0));
      return error / samples;
    },
  }),
});
