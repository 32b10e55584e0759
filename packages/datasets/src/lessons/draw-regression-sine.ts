import type { DatasetSplits } from '@vitrum/core';
import { sin } from '@vitrum/tensor';
import type { LessonOptions } from './lesson-options.ts';
import { drawLesson, scatter } from './lesson.ts';

export const drawRegressionSine = (options: LessonOptions): DatasetSplits =>
  drawLesson(
    {
      name: 'regression-sine',
      inputNames: ['x'],
      task: 'regression',
      classes: ['sin x'],
      draw: (_index, random, part) => {
        const x = random.uniform(-Math.PI, Math.PI);
        return { input: [x], target: scatter([sin(x)], part === 'train' ? options.noise : 0, random) };
      },
    },
    options,
  );
