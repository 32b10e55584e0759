import { defineActivation } from '@vitrum/core';

/**
 * A piecewise linear sigmoid: φ(z) = min(max(0, z + 3), 6) / 6; φ′(z) = 1/6 for −3 < z ≤ 3, else 0.
 *
 * This is the definition of MobileNetV3, PyTorch and Keras 3. ONNX and Keras 2 use another, min(max(0, z/5 + ½), 1). At the
 * kinks φ′ is the derivative from the left: 0 at −3, 1/6 at 3.
 *
 * Source: Howard et al. 2019, arXiv:1905.02244.
 */
export const hardSigmoid = /* @__PURE__ */ defineActivation({
  name: 'hard-sigmoid',
  description: 'A sigmoid made of three straight lines',
  formula: 'min(max(0, z + 3), 6) / 6',
  derivativeFormula: '1/6 if −3 < z ≤ 3, else 0',
  source: 'Howard et al. 2019, arXiv:1905.02244',
  since: '0.1.0',
  kinks: [-3, 3],
  forward: (z) => {
    if (z <= -3) return 0;
    return z >= 3 ? 1 : (z + 3) / 6;
  },
  derivative: (z) => (z > -3 && z <= 3 ? 1 / 6 : 0),
});
