import { defineAugmentation } from '@vitrum/core';
import { fill } from './options.ts';

/**
 * Shift: x′(p) = x(p − d), with d uniform in [−pixels, pixels] on either axis; bilinear between pixels.
 *
 * Source: Simard, Steinkraus & Platt 2003, doi:10.1109/ICDAR.2003.1227801.
 */
export const shift = /* @__PURE__ */ defineAugmentation({
  name: 'shift',
  description: 'Moves the picture sideways and up or down',
  formula: 'x(p − d), d ~ U(−pixels, pixels) on either axis',
  source: 'Simard, Steinkraus & Platt 2003, doi:10.1109/ICDAR.2003.1227801',
  since: '0.1.0',
  options: {
    pixels: { type: 'number', default: 2, minimum: 0, maximum: 1000, description: 'The farthest shift on an axis, in pixels.' },
    fill,
  },
  create: ({ pixels, fill: beyond }) => ({
    kind: 'affine',
    fill: beyond,
    map: (map, _picture, draws) => {
      map[2] = -pixels * draws.uniform(-1, 1);
      map[5] = -pixels * draws.uniform(-1, 1);
    },
  }),
});
