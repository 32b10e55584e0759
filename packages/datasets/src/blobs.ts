import { defineDataset } from '@vitrum/core';
import { lessonOptions } from './lessons/lesson-options.ts';

/**
 * Clouds of points around random centers in [−1, 1]ⁿ, each cloud a class: center + normal noise. Samples alternate between
 * the classes.
 *
 * Source: scikit-learn's make_blobs, Pedregosa et al. 2011, JMLR 12, pages 2825–2830, but for centers that keep a distance.
 */
export const blobs = /* @__PURE__ */ defineDataset({
  name: 'blobs',
  description: 'Clouds of points around random centers, each one a class, in any number of classes and dimensions',
  formula: 'cₖ + noise · N(0, 1), centers cₖ in [−1, 1]ⁿ',
  source: "scikit-learn's make_blobs, Pedregosa et al. 2011, JMLR 12, pages 2825–2830",
  since: '0.1.0',
  license: 'MIT (computed)',
  options: {
    ...lessonOptions(1000, 0.15),
    centers: { type: 'integer', default: 3, minimum: 2, description: 'Number of clouds, each of which is a class.' },
    dimensions: { type: 'integer', default: 2, minimum: 1, description: 'Numbers of a point.' },
  },
  create: (options) => ({ load: async () => (await import('./lessons/draw-lessons.ts')).drawBlobs(options) }),
});
