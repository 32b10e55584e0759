import { defineAugmentation } from '@vitrum/core';
import { cos, sin } from '@vitrum/tensor';
import { fill, radians } from './options.ts';

/**
 * Rotation about the middle of the picture: x′(p) = x(R(−θ)·p), with θ uniform in [−degrees, degrees]; bilinear between pixels.
 *
 * Source: Simard, Steinkraus & Platt 2003, doi:10.1109/ICDAR.2003.1227801.
 */
export const rotate = /* @__PURE__ */ defineAugmentation({
  name: 'rotate',
  description: 'Rotates the picture about its center',
  formula: 'x(R(−θ)·p), θ ~ U(−degrees, degrees)',
  source: 'Simard, Steinkraus & Platt 2003, doi:10.1109/ICDAR.2003.1227801',
  since: '0.1.0',
  options: {
    degrees: { type: 'number', default: 15, minimum: 0, maximum: 180, description: 'The largest angle, in degrees.' },
    fill,
  },
  create: ({ degrees, fill: beyond }) => ({
    kind: 'affine',
    fill: beyond,
    map: (map, _picture, draws) => {
      const angle = radians(degrees) * draws.uniform(-1, 1);
      map[0] = map[4] = cos(angle);
      map[1] = sin(angle);
      map[3] = -map[1];
    },
  }),
});
