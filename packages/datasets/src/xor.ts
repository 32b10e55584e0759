import { defineDataset } from '@vitrum/core';
import { lessonOptions } from './lessons/lesson-options.ts';

/**
 * Exclusive or: whether x and y are different, at the corners (0, 0), (0, 1), (1, 0) and (1, 1) in turn, with normal noise on
 * both numbers. Without noise it is the truth table, and the test part repeats what is learned.
 *
 * Source: Minsky & Papert 1969, "Perceptrons", for what one layer cannot learn; Rumelhart, Hinton & Williams 1986,
 * doi:10.1038/323533a0, for what two can.
 */
export const xor = /* @__PURE__ */ defineDataset({
  name: 'xor',
  description: 'Whether two bits differ: the smallest problem that needs a hidden layer',
  formula: 'x ≠ y at (0, 0), (0, 1), (1, 0), (1, 1)',
  source: 'Minsky & Papert 1969, "Perceptrons"; Rumelhart, Hinton & Williams 1986, doi:10.1038/323533a0',
  since: '0.1.0',
  license: 'MIT (computed)',
  options: lessonOptions(200, 0.1),
  create: (options) => ({ load: async () => (await import('./lessons/draw-lessons.ts')).drawXor(options) }),
});
