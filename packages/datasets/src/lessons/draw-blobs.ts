import type { DatasetSplits } from '@vitrum/core';
import { createRandom } from '@vitrum/tensor';
import { randomStreams } from '@vitrum/tensor/internal';
import { distantCenters } from './distant-centers.ts';
import type { LessonOptions } from './lesson-options.ts';
import { drawLesson, oneHot, scatter } from './lesson.ts';

/** What blobs have beside the options of every lesson. */
interface BlobsOptions extends LessonOptions {
  readonly centers: number;
  readonly dimensions: number;
}

export function drawBlobs({ centers: count, dimensions, ...options }: BlobsOptions): DatasetSplits {
  const centers = distantCenters(count, dimensions, createRandom(options.seed, randomStreams.centers));
  return drawLesson(
    {
      name: 'blobs',
      inputNames: axisNames(dimensions),
      task: 'classification',
      classes: Array.from({ length: count }, (_, blob) => `blob ${blob + 1}`),
      draw: (index, random) => {
        const label = index % count;
        return { input: scatter(centers[label] ?? [], options.noise, random), target: oneHot(label, count) };
      },
    },
    options,
  );
}

/** x, y, z; for more dimensions, x1, x2 and so on. */
function axisNames(dimensions: number): string[] {
  if (dimensions <= 3) return ['x', 'y', 'z'].slice(0, dimensions);
  return Array.from({ length: dimensions }, (_, axis) => `x${axis + 1}`);
}
