import { defineAugmentation } from '@vitrum/core';
import { fill } from './options.ts';

/**
 * Crop: a part of the old size, at a random place, of the picture with a frame of `padding` pixels around it. All places are equally
 * likely, and whole pixels apart.
 *
 * Source: He, Zhang, Ren & Sun 2016, doi:10.1109/CVPR.2016.90, section 4.2.
 */
export const crop = /* @__PURE__ */ defineAugmentation({
  name: 'crop',
  description: 'Adds a frame around the picture and cuts out a part of the original size',
  formula: 'x(p + d), d whole, uniform from −padding to padding on either axis',
  source: 'He, Zhang, Ren & Sun 2016, doi:10.1109/CVPR.2016.90, section 4.2',
  since: '0.1.0',
  options: {
    padding: { type: 'integer', default: 4, minimum: 0, maximum: 1000, description: 'Width of the frame, in pixels.' },
    fill,
  },
  create: ({ padding, fill: beyond }) => ({
    kind: 'affine',
    fill: beyond,
    map: (map, _picture, draws) => {
      map[2] = draws.integer(2 * padding + 1) - padding;
      map[5] = draws.integer(2 * padding + 1) - padding;
    },
  }),
});
