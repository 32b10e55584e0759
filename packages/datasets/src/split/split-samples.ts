import type { Dataset, DatasetSplits } from '@vitrum/core';
import { byteRows, gatherBytes, maxByte } from '../rows/byte-rows.ts';
import { datasetOf } from '../rows/dataset-of.ts';
import { samplesOf, type Samples } from '../rows/samples.ts';
import { selectTargets } from '../rows/targets.ts';
import type { SplitIndices } from './partition.ts';
import { splitViews } from './split-views.ts';

/**
 * The parts of samples. Bytes in memory are copied, so that each part keeps the fast path for bytes; other parts are views, and a
 * file closes once all are closed.
 */
export function splitSamples(samples: Samples, indices: SplitIndices): DatasetSplits {
  const { bytes, divisor } = samples.inputs.inputBytes ?? {};
  if (bytes === undefined || divisor !== maxByte) return splitViews(datasetOf(samples), indices);
  const { train, validation, test } = indices;
  return {
    train: copyPart(samples, bytes, train),
    ...(validation && { validation: copyPart(samples, bytes, validation) }),
    test: copyPart(samples, bytes, test),
  };
}

/** The parts of a dataset, as {@link splitSamples} makes them; samples chosen at random keep their order. */
export function divideDataset(dataset: Dataset, indices: SplitIndices): DatasetSplits {
  const { inputBytes, hasRandomOrder } = dataset;
  const parts = inputBytes === undefined ? splitViews(dataset, indices) : splitSamples(samplesOf(dataset), indices);
  if (hasRandomOrder === undefined) return parts;
  const { train, validation, test } = parts;
  return {
    train: { ...train, hasRandomOrder },
    ...(validation && { validation: { ...validation, hasRandomOrder } }),
    test: { ...test, hasRandomOrder },
  };
}

/** A separate function: a closure that captures the bytes of all samples would keep them in memory. */
function copyPart(samples: Samples, bytes: Uint8Array, chosen: Uint32Array): Dataset {
  const { name, inputs: { shape }, targets } = samples;
  const describe = samples.describe?.bind(samples);
  return datasetOf({
    name,
    inputs: byteRows(gatherBytes(bytes, shape, chosen), shape),
    targets: selectTargets(targets, chosen),
    ...(describe && { describe: (index: number) => describe(chosen[index] ?? 0) }),
  });
}
