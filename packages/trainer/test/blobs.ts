import type { Dataset, DatasetSplits } from '@vitrum/core';
import { createRandom } from '@vitrum/tensor';

/** Points around one center for each class, evenly spaced on the unit circle: a task with a known solution. */
export function createBlobs(size: number, seed: number, classes = 3): Dataset {
  const random = createRandom(seed);
  const points = Array.from({ length: size }, (_, index) => {
    const angle = (2 * Math.PI * (index % classes)) / classes;
    return [Math.cos(angle) + random.normal(0, 0.2), Math.sin(angle) + random.normal(0, 0.2)];
  });
  return {
    name: 'blobs',
    size,
    inputShape: [2],
    targetSize: classes,
    classes: Array.from({ length: classes }, (_, label) => String(label)),
    readInput: (index, out, offset) => {
      out.set(points[index] ?? [], offset);
    },
    readTarget: (index, out, offset) => {
      out.fill(0, offset, offset + classes);
      out[offset + (index % classes)] = 1;
    },
    label: (index) => index % classes,
  };
}

/** 300 points to learn from and 90 others to test on. */
export const blobs: DatasetSplits = { train: createBlobs(300, 1), test: createBlobs(90, 2) };
