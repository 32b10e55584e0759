import { defineActivation } from '@vitrum/core';
import { exp } from '@vitrum/tensor';

/** The largest finite 32-bit float, 2¹²⁸ − 2¹⁰⁴. */
const CEILING = 3.4028234663852886e38;
/** log(CEILING). */
const SATURATION = 88.72283905206835;

/**
 * φ(z) = e^z up to z = 88.72; φ′(z) = a.
 *
 * Beyond that e^z exceeds every 32-bit float, and one infinite output would make a whole network NaN. So φ stays at the
 * largest finite 32-bit float there, with φ′ = 0: a plateau like that of `relu6`, in 64-bit as well. At the kink φ′ is the
 * derivative from the left.
 *
 * Source: the inverse of the log link, Nelder & Wedderburn 1972, doi:10.2307/2344614.
 */
export const exponential = /* @__PURE__ */ defineActivation({
  name: 'exponential',
  description: 'The exponential, held at the largest finite 32-bit float',
  formula: 'min(e^z, 2¹²⁸ − 2¹⁰⁴)',
  derivativeFormula: 'a if z ≤ 88.72, else 0',
  source: 'Nelder & Wedderburn 1972, doi:10.2307/2344614',
  since: '0.1.0',
  kinks: [SATURATION],
  forward: (z) => (z > SATURATION ? CEILING : exp(z)),
  derivative: (z, a) => (z > SATURATION ? 0 : a),
});
