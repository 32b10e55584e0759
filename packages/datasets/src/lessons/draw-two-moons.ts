import type { DatasetSplits } from '@vitrum/core';
import { cos, sin } from '@vitrum/tensor';
import type { LessonOptions } from './lesson-options.ts';
import { drawLesson, oneHot, scatter } from './lesson.ts';

const classes = ['upper', 'lower'];

export const drawTwoMoons = (options: LessonOptions): DatasetSplits =>
  drawLesson(
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
  );
