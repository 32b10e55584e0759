import { defineDataset } from '@vitrum/core';
import { lessonOptions } from './lessons/lesson-options.ts';

/**
 * Spirals around one center: arm k of n is r·(cos φ, sin φ) with r = ½ + 6u and φ = 2π·(turns·u + k/n), u uniform in
 * [0, 1), and normal noise on both numbers. Samples alternate between the arms. Two arms of three turns are the curves of
 * Lang and Witbrock.
 *
 * Source: Lang & Witbrock 1988, "Learning to tell two spirals apart", Proceedings of the Connectionist Models Summer School.
 */
export const spirals = /* @__PURE__ */ defineDataset({
  name: 'spirals',
  description: 'Spirals around a common center, each one a class: a shape that is hard to learn',
  formula: 'r · (cos φ, sin φ), r = ½ + 6u, φ = 2π · (turns · u + k/arms), u from 0 to 1',
  source: 'Lang & Witbrock 1988, "Learning to tell two spirals apart", Connectionist Models Summer School',
  since: '0.1.0',
  license: 'MIT (computed)',
  options: {
    ...lessonOptions(1000, 0.1),
    arms: { type: 'integer', default: 2, minimum: 2, description: 'Number of spirals, each of which is a class.' },
    turns: { type: 'number', default: 1.5, exclusiveMinimum: 0, description: 'How often each winds around the center.' },
  },
  create: (options) => ({ load: async () => (await import('./lessons/draw-lessons.ts')).drawSpirals(options) }),
});
