import { defineAugmentation } from '@vitrum/core';
import { fill } from './options.ts';

/**
 * Scaling about the middle of the picture: x′(p) = x(p / s), with s uniform in [1 − range, 1 + range] for both axes; bilinear between
 * pixels.
 *
 * Source: LeCun, Bottou, Bengio & Haffner 1998, doi:10.1109/5.726791.
 */
export const scale = /* @__PURE__ */ defineAugmentation({
  name: 'scale',
  description: 'Scales the picture about its center',
  formula: 'x(p / s), s ~ U(1 − range, 1 + range)',
  source: 'LeCun, Bottou, Bengio & Haffner 1998, doi:10.1109/5.726791',
  since: '0.1.0',
  options: {
    range: { type: 'number', default: 0.1, minimum: 0, maximum: 0.9, description: 'The largest change, as a fraction of the size.' },
    fill,
  },
  create: ({ range, fill: beyond }) => ({
    kind: 'affine',
    fill: beyond,
    map: (map, _picture, draws) => {
      map[0] = map[4] = 1 / (1 + range * draws.uniform(-1, 1));
    },
  }),
});
