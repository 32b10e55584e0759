import { defineAugmentation } from '@vitrum/core';
import { cos, sin } from '@vitrum/tensor';
import { fill, radians } from './options.ts';

/**
 * Horizontal shear about the middle of the picture: a pixel y below it moves by y·tan θ, with θ uniform in [−degrees, degrees];
 * bilinear between pixels.
 *
 * Source: LeCun, Bottou, Bengio & Haffner 1998, doi:10.1109/5.726791.
 */
export const shear = /* @__PURE__ */ defineAugmentation({
  name: 'shear',
  description: 'Slants the picture like italics',
  formula: 'x(p₁ − p₂·tan θ, p₂), θ ~ U(−degrees, degrees)',
  source: 'LeCun, Bottou, Bengio & Haffner 1998, doi:10.1109/5.726791',
  since: '0.1.0',
  options: {
    degrees: { type: 'number', default: 10, minimum: 0, maximum: 80, description: 'The largest slant, in degrees.' },
    fill,
  },
  create: ({ degrees, fill: beyond }) => ({
    kind: 'affine',
    fill: beyond,
    map: (map, _picture, draws) => {
      const angle = radians(degrees) * draws.uniform(-1, 1);
      map[1] = -sin(angle) / cos(angle);
    },
  }),
});
