import type { Dataset, Shape } from '@vitrum/core';
import type { TrainingData } from '@vitrum/runs';

/** A black picture, or a row of zeros, that stands in for data whose shape alone is known. */
export function standInData(inputShape: Shape, targetSize: number): TrainingData {
  const sample: Dataset = { name: 'stand-in', size: 1, inputShape, targetSize, readInput: () => undefined, readTarget: () => undefined };
  return { dataset: { type: sample.name }, data: { train: sample, test: sample } };
}
