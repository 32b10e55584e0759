import { defineMetric, type FloatArray } from '@vitrum/core';
import { classOf } from './class-of.ts';

/**
 * The share of samples whose class is among the k largest outputs. Of equal outputs the first is the largest, as for accuracy, which
 * is k = 1.
 */
export const topK = /* @__PURE__ */ defineMetric({
  name: 'top-k',
  description: 'Share of samples whose class is among the k largest outputs',
  formula: '100 · mean [rank of the right output ≤ k]',
  source: 'Russakovsky et al. 2015, doi:10.1007/s11263-015-0816-y',
  since: '0.1.0',
  options: {
    k: { type: 'integer', default: 5, minimum: 1, description: 'k: how many outputs are looked at.' },
  },
  create: ({ k }) => ({
    unit: 'percent',
    suits: ['classification'],
    minClasses: k,
    figure: `top-${k}`,
    score: (output, target) => {
      const actual = classOf(target);
      if (output.length === 1) return Number(k > 1 || classOf(output) === actual);
      return Number(countAbove(output, actual) < k);
    },
  }),
});

/** The outputs that come before one: larger ones, and equal ones on its left. A class that is NaN comes last. */
function countAbove(output: FloatArray, at: number): number {
  const own = output[at] ?? NaN;
  let above = 0;
  for (let i = 0; i < output.length; i++) {
    const other = output[i] ?? NaN;
    if (i !== at && !(other < own) && (other !== own || i < at)) above++;
  }
  return above;
}
