import { defineActivation } from '@vitrum/core';

/**
 * A line with a periodic wave. Unlike tanh, which saturates, and relu, which becomes linear, it can extrapolate periodic data.
 *
 * φ(z) = z + sin²(α·z) / α, φ′(z) = 1 + sin(2·α·z)
 *
 * α is the frequency of the wave. φ′ lies between 0 and 2, with isolated zeros, so φ is increasing.
 *
 * Source: Ziyin, Hartwig & Ueda 2020, arXiv:2006.08195.
 */
export const snake = /* @__PURE__ */ defineActivation({
  name: 'snake',
  description: 'A line with a wave on it, for data that repeat',
  formula: 'z + sin²(α · z) / α',
  source: 'Ziyin, Hartwig & Ueda 2020, arXiv:2006.08195',
  options: {
    frequency: { type: 'number', default: 1, exclusiveMinimum: 0, description: 'α: how fast the wave is.' },
  },
  create: ({ frequency }) => ({
    // Math.sin is allowed in a plugin. Its last bit may differ between browsers; see the README.
    forward: (z) => {
      const wave = Math.sin(frequency * z);
      return z + (wave * wave) / frequency;
    },
    derivative: (z) => 1 + Math.sin(2 * frequency * z),
  }),
});
