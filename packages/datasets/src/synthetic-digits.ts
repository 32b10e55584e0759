import { defineDataset } from '@vitrum/core';
import type { ImageEncoding } from './encoding/image-encoding.ts';
import { maxPartSize } from './synthetic-digits/sample-streams.ts';

/** New pictures are preprocessed like MNIST's. */
const encoding: ImageEncoding = { type: 'image', height: 28, width: 28, channels: 1, preparation: 'digit' };

/** Handwritten digits without a download: 28 × 28 gray pixels, drawn from models of handwriting. */
export const syntheticDigits = /* @__PURE__ */ defineDataset({
  name: 'synthetic-digits',
  description: 'Any number of drawn digits in the form of MNIST, whose strokes vary in shape, slant, width, curvature and noise',
  source: 'stroke models of this package, 2026; nothing in them comes from MNIST',
  since: '0.1.0',
  license: 'MIT (computed)',
  options: {
    train: { type: 'integer', default: 20_000, minimum: 1, maximum: maxPartSize, description: 'Number of training pictures.' },
    test: { type: 'integer', default: 2_000, minimum: 1, maximum: maxPartSize, description: 'Number of test pictures.' },
    seed: { type: 'integer', default: 0, minimum: 0, description: 'The seed of all random draws: another seed draws other digits.' },
  },
  create: ({ train, test, seed }) => ({
    load: async () => {
      const { drawDigits } = await import('./synthetic-digits/draw-digits.ts'); // the models of handwriting
      return { train: drawDigits({ count: train, seed }), test: drawDigits({ count: test, seed, part: 'test' }), encoding };
    },
  }),
});
