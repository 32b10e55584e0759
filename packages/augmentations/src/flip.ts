import { defineAugmentation } from '@vitrum/core';

/**
 * Flip: the mirror image, with the given probability. Not for data in which left and right mean something, such as digits.
 *
 * Source: Krizhevsky, Sutskever & Hinton 2012, NIPS 25:1097–1105, section 4.1.
 */
export const flip = /* @__PURE__ */ defineAugmentation({
  name: 'flip',
  description: 'Mirrors the picture at random',
  formula: 'x(−p₁, p₂) with the given probability, else x; vertical: x(p₁, −p₂)',
  source: 'Krizhevsky, Sutskever & Hinton 2012, NIPS 25:1097–1105, section 4.1',
  since: '0.1.0',
  options: {
    direction: { type: 'string', choices: ['horizontal', 'vertical'], default: 'horizontal', description: 'Whether left and right are swapped, or top and bottom.' },
    probability: { type: 'number', default: 0.5, minimum: 0, maximum: 1, description: 'The probability of mirroring a sample.' },
  },
  create: ({ direction, probability }) => ({
    kind: 'affine',
    map: (map, _picture, draws) => {
      if (draws.uniform() < probability) map[direction === 'horizontal' ? 0 : 4] = -1;
    },
  }),
});
