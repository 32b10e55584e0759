import { defineAugmentation } from '@vitrum/core';

/**
 * Contrast: x′ = m + c·(x − m), with c uniform in [1 − range, 1 + range] and m the mean of the picture. Nothing is cut off.
 *
 * Source: Howard 2013, arXiv:1312.5402.
 */
export const contrast = /* @__PURE__ */ defineAugmentation({
  name: 'contrast',
  description: 'Increases or reduces the difference between bright and dark',
  formula: 'm + c · (x − m), c ~ U(1 − range, 1 + range), m the mean of x',
  source: 'Howard 2013, arXiv:1312.5402',
  since: '0.1.0',
  options: {
    range: { type: 'number', default: 0.2, minimum: 0, maximum: 1, description: 'The largest change, as a fraction of the contrast.' },
  },
  create: ({ range }) => ({
    bind: () => (from, to, draws) => {
      const factor = 1 + range * draws.uniform(-1, 1);
      let sum = 0;
      for (let i = 0; i < from.length; i++) {
        const value = from[i] ?? 0;
        to[i] = value;
        sum += value;
      }
      const rest = (1 - factor) * (sum / from.length);
      for (let i = 0; i < from.length; i++) to[i] = rest + factor * (from[i] ?? 0);
    },
  }),
});
