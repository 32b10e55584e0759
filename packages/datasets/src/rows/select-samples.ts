import { VitrumError, type Dataset } from '@vitrum/core';
import { formatCount } from '../format-count.ts';
import { checkIndex } from './check-index.ts';
import { datasetOf } from './dataset-of.ts';
import { selectRows } from './rows.ts';
import { samplesOf, type Samples } from './samples.ts';
import { selectTargets } from './targets.ts';

/**
 * A view of selected samples of a dataset: sample i is sample `indices[i]` of the original. `indices` is not copied and must not
 * be modified; closing one dataset closes the other.
 *
 * @throws VITRUM_INVALID_DATASET when there are no indices; VITRUM_INDEX_OUT_OF_RANGE
 */
export function selectSamples(dataset: Dataset, indices: Uint32Array): Dataset {
  checkIndices(dataset, indices);
  return datasetOf(selection(samplesOf(dataset), indices));
}

function selection(samples: Samples, indices: Uint32Array): Samples {
  const { name, inputs, targets } = samples;
  const place = (index: number): number => indices[index] ?? 0;
  const describe = samples.describe?.bind(samples);
  const load = samples.load?.bind(samples);
  return {
    name,
    inputs: selectRows(inputs, indices),
    targets: selectTargets(targets, indices),
    ...(describe && { describe: (index: number) => describe(place(index)) }),
    ...(load && { load: (block: Uint32Array) => load(block.map(place)) }),
  };
}

function checkIndices({ name, size }: Dataset, indices: Uint32Array): void {
  if (indices.length === 0) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_DATASET',
      message: `No samples of "${name}" were chosen.`,
      hint: `Give at least one index, from 0 to ${formatCount(size - 1)}.`,
    });
  }
  for (const index of indices) checkIndex(index, size, name);
}
