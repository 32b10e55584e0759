import { defineDataset } from '@vitrum/core';
import { cos, sin } from '@vitrum/tensor';
import { lessonOptions } from './lessons/lesson-options.ts';
import { lesson, oneHot, scatter } from './lessons/lesson.ts';

/**
 * Spirals around one center: arm k of n is r·(cos φ, sin φ) with r = ½ + 6u and φ = 2π·(turns·u + k/n), u uniform in
 * [0, 1), and normal noise on both numbers. Samples alternate between the arms. Two arms of three turns are the curves of
 * Lang and Witbrock.
 *
 * Source: Lang & Witbrock 1988, "Learning to tell two spirals apart", Proceedings of the Connectionist Models Summer School.
 */
export const spirals = /* @__PURE__ */ defineDataset({
  name: 'spirals',
  description: 'Spirals around one center, each a class: a shape that is hard to learn',
  formula: 'r · (cos φ, sin φ), r = ½ + 6u, φ = 2π · (turns · u + k/arms), u from 0 to 1',
  source: 'Lang & Witbrock 1988, "Learning to tell two spirals apart", Connectionist Models Summer School',
  since: '0.1.0',
  license: 'MIT (computed)',
  options: {
    ...lessonOptions(1000, 0.1),
    arms: { type: 'integer', default: 2, minimum: 2, description: 'Number of spirals, each of which is a class.' },
    turns: { type: 'number', default: 1.5, exclusiveMinimum: 0, description: 'How often each winds around the center.' },
  },
  create: ({ arms, turns, ...options }) =>
    lesson(
      {
        name: 'spirals',
        inputNames: ['x', 'y'],
        task: 'classification',
        classes: Array.from({ length: arms }, (_, arm) => `arm ${arm + 1}`),
        draw: (index, random) => {
          const arm = index % arms;
          const u = random.uniform();
          const radius = 0.5 + 6 * u;
          const angle = 2 * Math.PI * (turns * u + arm / arms);
          return { input: scatter([radius * cos(angle), radius * sin(angle)], options.noise, random), target: oneHot(arm, arms) };
        },
      },
      options,
    ),
});
