import { defineLoss } from '@vitrum/core';
import { expm1, log1p, tanh } from '@vitrum/tensor';

/**
 * The logarithm of the hyperbolic cosine of the difference e = y − t: about ½e² near 0, about |e| − ln 2 far away. It is
 * computed as |e| + ln(1 + (exp(−2|e|) − 1)/2), which neither overflows far away nor falls below 0 near 0.
 *
 * C = (1/n) Σᵢ ln cosh(yᵢ − tᵢ), ∂C/∂yᵢ = tanh(yᵢ − tᵢ)/n
 */
export const logCosh = /* @__PURE__ */ defineLoss({
  name: 'log-cosh',
  description: 'A smooth relative of huber',
  formula: '1/n · Σ ln cosh(y − t)',
  source: 'Green 1990, doi:10.1109/42.52985',
  since: '0.1.0',
  reduction: 'mean',
  value: (y, t) => {
    const distance = Math.abs(y - t);
    return distance + log1p(expm1(-2 * distance) / 2);
  },
  derivative: (y, t) => tanh(y - t),
});
