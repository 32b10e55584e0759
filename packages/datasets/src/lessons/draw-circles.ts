import type { DatasetSplits } from '@vitrum/core';
import { cos, sin } from '@vitrum/tensor';
import type { LessonOptions } from './lesson-options.ts';
import { drawLesson, oneHot, scatter } from './lesson.ts';

const classes = ['outer', 'inner'];

export const drawCircles = ({ innerRadius, ...options }: LessonOptions & { readonly innerRadius: number }): DatasetSplits =>
  drawLesson(
    {
      name: 'circles',
      inputNames: ['x', 'y'],
      task: 'classification',
      classes,
      draw: (index, random) => {
        const label = index % 2;
        const radius = label === 0 ? 1 : innerRadius;
        const t = random.uniform(0, 2 * Math.PI);
        return { input: scatter([radius * cos(t), radius * sin(t)], options.noise, random), target: oneHot(label, 2) };
      },
    },
    options,
  );
