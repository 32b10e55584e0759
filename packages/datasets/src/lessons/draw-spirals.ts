import type { DatasetSplits } from '@vitrum/core';
import { cos, sin } from '@vitrum/tensor';
import type { LessonOptions } from './lesson-options.ts';
import { drawLesson, oneHot, scatter } from './lesson.ts';

/** What spirals have beside the options of every lesson. */
interface SpiralsOptions extends LessonOptions {
  readonly arms: number;
  readonly turns: number;
}

export const drawSpirals = ({ arms, turns, ...options }: SpiralsOptions): DatasetSplits =>
  drawLesson(
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
  );
