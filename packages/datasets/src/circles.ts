import { defineDataset } from '@vitrum/core';
import { lessonOptions } from './lessons/lesson-options.ts';

/**
 * A circle within a circle: r·(cos t, sin t) with r = 1 or `innerRadius`, t uniform in [0, 2π), and normal noise on both
 * numbers. Samples alternate between the classes.
 *
 * Source: scikit-learn's make_circles, Pedregosa et al. 2011, JMLR 12, pages 2825–2830.
 */
export const circles = /* @__PURE__ */ defineDataset({
  name: 'circles',
  description: 'A circle within a circle: points of two classes, one of which surrounds the other',
  formula: 'r · (cos t, sin t), t from 0 to 2π, r = 1 or innerRadius',
  source: "scikit-learn's make_circles, Pedregosa et al. 2011, JMLR 12, pages 2825–2830",
  since: '0.1.0',
  license: 'MIT (computed)',
  options: {
    ...lessonOptions(1000, 0.05),
    innerRadius: {
      type: 'number', default: 0.5, exclusiveMinimum: 0, exclusiveMaximum: 1, description: 'Radius of the inner circle.',
    },
  },
  create: (options) => ({ load: async () => (await import('./lessons/draw-lessons.ts')).drawCircles(options) }),
});
