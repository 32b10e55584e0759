import { defineAugmentation } from '@vitrum/core';

/**
 * Brightness: x′ = x + b, with b uniform in [−range, range], the same for all pixels and channels. Nothing is cut off.
 *
 * Source: Howard 2013, arXiv:1312.5402.
 */
export const brightness = /* @__PURE__ */ defineAugmentation({
  name: 'brightness',
  description: 'Makes the whole picture brighter or darker',
  formula: 'x + b, b ~ U(−range, range)',
  source: 'Howard 2013, arXiv:1312.5402',
  since: '0.1.0',
  options: {
    range: { type: 'number', default: 0.2, minimum: 0, maximum: 1000, description: 'The largest change; from black to white is 1 if bytes are divided by 255.' },
  },
  create: ({ range }) => ({
    bind: () => (from, to, draws) => {
      const change = range * draws.uniform(-1, 1);
      for (let i = 0; i < from.length; i++) to[i] = (from[i] ?? 0) + change;
    },
  }),
});
