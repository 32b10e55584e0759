import { defineDataset } from '@vitrum/core';
import { lessonOptions } from './lessons/lesson-options.ts';

/**
 * Two half circles that reach into each other: (cos t, sin t) and (1 − cos t, ½ − sin t) with t uniform in [0, π], and
 * normal noise on both numbers. Samples alternate between the classes.
 *
 * Source: scikit-learn's make_moons, Pedregosa et al. 2011, JMLR 12, pages 2825–2830.
 */
export const twoMoons = /* @__PURE__ */ defineDataset({
  name: 'two-moons',
  description: 'Two interlocking half circles: points of two classes that no straight line separates',
  formula: '(cos t, sin t) and (1 − cos t, ½ − sin t), t from 0 to π',
  source: "scikit-learn's make_moons, Pedregosa et al. 2011, JMLR 12, pages 2825–2830",
  since: '0.1.0',
  license: 'MIT (computed)',
  options: lessonOptions(1000, 0.1),
  create: (options) => ({ load: async () => (await import('./lessons/draw-lessons.ts')).drawTwoMoons(options) }),
});
