import { defineDataset } from '@vitrum/core';
import { cos, sin } from '@vitrum/tensor';
import { lessonOptions } from './lessons/lesson-options.ts';
import { lesson, oneHot, scatter } from './lessons/lesson.ts';

const classes = ['outer', 'inner'];

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
  create: (options) =>
    lesson(
      {
        name: 'circles',
        inputNames: ['x', 'y'],
        task: 'classification',
        classes,
        draw: (index, random) => {
          const label = index % 2;
          const radius = label === 0 ? 1 : options.innerRadius;
          const t = random.uniform(0, 2 * Math.PI);
          return { input: scatter([radius * cos(t), radius * sin(t)], options.noise, random), target: oneHot(label, 2) };
        },
      },
      options,
    ),
});
