import type { Dataset, DatasetSplits } from '@vitrum/core';
import { splitViews, type SplitIndices } from '@vitrum/datasets';
import { byteRows, gatherBytes } from './byte-rows.ts';
import { rowsDataset, type RowsDatasetParts } from './rows-dataset.ts';
import { selectTargets } from './targets.ts';

/**
 * The training and the test part of samples. Bytes in memory are copied, so that both parts keep the fast way to them; other
 * parts are views, and a file closes once both are closed.
 */
export function splitRows(parts: RowsDatasetParts, indices: SplitIndices): DatasetSplits {
  const { inputBytes } = parts.inputs;
  if (inputBytes !== undefined) {
    return { train: copyPart(parts, inputBytes.bytes, indices.train), test: copyPart(parts, inputBytes.bytes, indices.test) };
  }
  return splitViews(rowsDataset(parts), 1)(indices);
}

function copyPart(parts: RowsDatasetParts, bytes: Uint8Array, chosen: Uint32Array): Dataset {
  const { inputs, targets, describe } = parts;
  return rowsDataset({
    ...parts,
    inputs: byteRows(gatherBytes(bytes, inputs.shape, chosen), inputs.shape),
    targets: selectTargets(targets, chosen),
    ...(describe && { describe: (index: number) => describe(chosen[index] ?? 0) }),
  });
}
