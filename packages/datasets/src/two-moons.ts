import { defineDataset } from '@vitrum/core';
import { cos, sin } from '@vitrum/tensor';
import { lessonOptions } from './lessons/lesson-options.ts';
import { lesson, oneHot, scatter } from './lessons/lesson.ts';

const classes = ['upper', 'lower'];

/**
 * Two half circles that reach into each other: (cos t, sin t) and (1 − cos t, ½ − sin t) with t uniform in [0, π], and
 * normal noise on both numbers. Samples alternate between the classes.
 *
 * Source: scikit-learn's make_moons, Pedregosa et al. 2011, JMLR 12, pages 2825–2830.
 */
export const twoMoons = /* @__PURE__ */ defineDataset({
  name: 'two-moons',
  description: 'Two half circles that reach into each other: points of two classes that no straight line tells apart',
  formula: '(cos t, sin t) and (1 − cos t, ½ − sin t), t from 0 to π',
  source: "scikit-learn's make_moons, Pedregosa et al. 2011, JMLR 12, pages 2825–2830",
  since: '0.1.0',
  license: 'MIT (computed)',
  options: lessonOptions(1000, 0.1),
  create: (options) =>
    lesson(
      {
        name: 'two-moons',
        inputNames: ['x', 'y'],
        task: 'classification',
        classes,
        draw: (index, random) => {
          const label = index % 2;
          const t = random.uniform(0, Math.PI);
          const point = label === 0 ? [cos(t), sin(t)] : [1 - cos(t), 0.5 - sin(t)];
          return { input: scatter(point, options.noise, random), target: oneHot(label, 2) };
        },
      },
      options,
    ),
});
