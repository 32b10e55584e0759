import { defineActivation } from '@vitrum/core';

/**
 * ReLU with a small slope below zero: φ(z) = z where z > 0, else slope·z; φ′(z) = 1 or slope.
 *
 * At the kink φ′(0) = slope, the derivative from the left.
 *
 * Source: Maas, Hannun & Ng 2013, "Rectifier nonlinearities improve neural network acoustic models", ICML workshop.
 */
export const leakyRelu = /* @__PURE__ */ defineActivation({
  name: 'leaky-relu',
  description: 'Passes positive inputs and lets a fraction of the others through',
  formula: 'z if z > 0, else slope · z',
  derivativeFormula: '1 if z > 0, else slope',
  source: 'Maas, Hannun & Ng 2013, "Rectifier nonlinearities improve neural network acoustic models", ICML workshop',
  since: '0.1.0',
  options: { slope: { type: 'number', default: 0.01, description: 'Slope for negative inputs.' } },
  create: ({ slope }) => ({
    kinks: slope === 1 ? [] : [0],
    kernel: { name: 'leaky-relu', parameters: [slope] },
    forward: (z) => (z > 0 ? z : slope * z),
    derivative: (z) => (z > 0 ? 1 : slope),
  }),
});
