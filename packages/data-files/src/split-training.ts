import type { DatasetSplits } from '@vitrum/core';
import { datasetOf, selectSamples, type DividedSamples, type Samples } from '@vitrum/datasets';
import { splitSamples } from '@vitrum/datasets/internal';

/** The training part, and the validation part if one is held out of it, of data that come with a test part. */
export function splitTraining(samples: Samples, { train, validation }: DividedSamples): Pick<DatasetSplits, 'train' | 'validation'> {
  if (validation !== undefined) {
    const { train: kept, test: held } = splitSamples(samples, { train, test: validation });
    return { train: kept, validation: held };
  }
  const all = datasetOf(samples);
  return { train: train.length === all.size ? all : selectSamples(all, train) };
}
