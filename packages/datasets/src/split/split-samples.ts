import type { Dataset, DatasetSplits } from '@vitrum/core';
import { byteRows, gatherBytes } from '../rows/byte-rows.ts';
import { datasetOf } from '../rows/dataset-of.ts';
import type { Samples } from '../rows/samples.ts';
import { selectTargets } from '../rows/targets.ts';
import type { SplitIndices } from './partition.ts';
import { splitViews } from './split-views.ts';

/**
 * The training and test parts of samples. Bytes in memory are copied, so that both parts keep the fast path for bytes; other
 * parts are views, and a file closes once both are closed.
 */
export function splitSamples(samples: Samples, { train, test }: SplitIndices): DatasetSplits {
  const { bytes } = samples.inputs.inputBytes ?? {};
  if (bytes === undefined) return splitViews(datasetOf(samples), 1)({ train, test });
  return { train: copyPart(samples, bytes, train), test: copyPart(samples, bytes, test) };
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
