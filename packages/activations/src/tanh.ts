import { defineActivation } from '@vitrum/core';
import { tanh as hyperbolicTangent } from '@vitrum/tensor';

/**
 * φ(z) = tanh(z), from −1 to 1; φ′(z) = 1 − a².
 *
 * Source: LeCun, Bottou, Orr & Müller 1998, doi:10.1007/3-540-49430-8_2.
 */
export const tanh = /* @__PURE__ */ defineActivation({
  name: 'tanh',
  description: 'Squashes its input between −1 and 1',
  formula: '(e^z − e^−z) / (e^z + e^−z)',
  derivativeFormula: '1 − a²',
  source: 'LeCun, Bottou, Orr & Müller 1998, doi:10.1007/3-540-49430-8_2',
  since: '0.1.0',
  kernel: { name: 'tanh' },
  forward: hyperbolicTangent,
  derivative: (_z, a) => (1 - a) * (1 + a),
});
