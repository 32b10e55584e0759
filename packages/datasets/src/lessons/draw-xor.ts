import type { DatasetSplits } from '@vitrum/core';
import type { LessonOptions } from './lesson-options.ts';
import { drawLesson, oneHot, scatter } from './lesson.ts';

const corners: readonly (readonly [x: number, y: number])[] = [[0, 0], [0, 1], [1, 0], [1, 1]];
const classes = ['equal', 'different'];

export const drawXor = (options: LessonOptions): DatasetSplits =>
  drawLesson(
    {
      name: 'xor',
      inputNames: ['x', 'y'],
      task: 'classification',
      classes,
      draw: (index, random) => {
        const [x, y] = corners[index % corners.length] ?? [0, 0];
        return { input: scatter([x, y], options.noise, random), target: oneHot(x === y ? 0 : 1, 2) };
      },
    },
    options,
  );
