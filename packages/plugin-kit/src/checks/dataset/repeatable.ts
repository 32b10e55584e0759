import type { Dataset } from '@vitrum/core';
import { differenceBetween } from '../../numerics/difference-between.ts';
import { formatNumber } from '../../numerics/format-number.ts';
import { waitAFewMilliseconds } from '../purity.ts';
import { datasetCheck } from './dataset-check.ts';
import { inputOf, targetOf } from './read-sample.ts';

/** Loading twice gives the same samples; otherwise runs would not be reproducible. */
export const datasetRepeatable = datasetCheck('repeatable', 'loaded again, it is the same', async ({ parts, sampleCount, tried, loadAgain }) => {
  tried(`two loads, ${sampleCount} samples each`);
  await waitAFewMilliseconds();
  const second = await loadAgain();
  for (const { name, dataset, fail, failFirst } of parts) {
    const again = second[name];
    if (again.size !== dataset.size) fail({ message: `it has ${dataset.size} samples, and ${again.size} when loaded again.`, hint });
    else failFirst((index) => {
      const difference = differenceBetween(numbersOf(dataset, index), numbersOf(again, index));
      if (difference === undefined) return undefined;
      const { index: place, expected, got } = difference;
      return { message: `number ${place} of sample ${index} is ${formatNumber(expected)}, and ${formatNumber(got)} when loaded again.`, hint };
    });
  }
});

const numbersOf = (dataset: Dataset, index: number): readonly number[] => [...inputOf(dataset, index), ...targetOf(dataset, index)];

const hint = 'What is drawn at random must come from a generator with a fixed seed: createRandom of @vitrum/tensor.';
