import { defineAugmentation } from '@vitrum/core';

/**
 * Cutout: a square of `size` × `size` pixels becomes 0 in all channels. Its middle is a random pixel, so parts of it may lie outside.
 *
 * Source: DeVries & Taylor 2017, arXiv:1708.04552.
 */
export const cutout = /* @__PURE__ */ defineAugmentation({
  name: 'cutout',
  description: 'Blackens a square at a random place',
  formula: '0 where |p − c| is within the square, else x; c a random pixel',
  source: 'DeVries & Taylor 2017, arXiv:1708.04552',
  since: '0.1.0',
  options: { size: { type: 'integer', default: 8, minimum: 0, maximum: 1000, description: 'Side of the square, in pixels.' } },
  create: ({ size }) => ({
    bind: ({ height, width, channels }) => (from, to, draws) => {
      const top = draws.integer(height) - (size >> 1);
      const left = draws.integer(width) - (size >> 1);
      to.set(from);
      const [first, end] = [Math.max(0, left) * channels, Math.min(width, left + size) * channels];
      for (let row = Math.max(0, top); row < Math.min(height, top + size); row++) {
        if (end > first) to.fill(0, row * width * channels + first, row * width * channels + end);
      }
    },
  }),
});
