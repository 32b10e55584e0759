import { VitrumError, type Dataset } from '@vitrum/core';
import { checkIndex, formatCount } from '@vitrum/datasets';
import type { Rows } from './rows.ts';
import { selectTargets, type Targets } from './targets.ts';

/** What {@link rowsDataset} is made of. */
export interface RowsDatasetParts {
  readonly name: string;
  readonly inputs: Rows;
  readonly targets: Targets;
  /** Where sample `index` comes from, in words. */
  readonly describe?: (index: number) => string;
}

/**
 * A dataset over rows in memory or on a disk; from a disk it has `readBlock`, and `close` closes the file.
 *
 * @throws VITRUM_COUNT_MISMATCH, VITRUM_INVALID_DATASET when there are no samples
 */
export function rowsDataset(parts: RowsDatasetParts): Dataset {
  const { name, inputs, targets, describe } = parts;
  const size = checkCounts(parts);
  const load = inputs.load?.bind(inputs);
  const bytesOf = isPicture(inputs) ? inputs.bytesOf?.bind(inputs) : undefined;
  const checked = (index: number): number => {
    checkIndex(index, size, name);
    return index;
  };

  const readBlock = load && (async (indices: Uint32Array): Promise<Dataset> => {
    for (const index of indices) checkIndex(index, size, name);
    return rowsDataset({
      name,
      inputs: await load(indices),
      targets: selectTargets(targets, indices),
      ...(describe && { describe: (index: number) => describe(indices[index] ?? 0) }),
    });
  });

  return {
    name,
    size,
    inputShape: inputs.shape,
    targetSize: targets.size,
    task: targets.task,
    ...(targets.classes && { classes: targets.classes }),
    ...(targets.scaling && { targetScaling: targets.scaling }),
    ...(inputs.inputBytes && { inputBytes: inputs.inputBytes }),
    readInput: (index, out, offset) => inputs.read(checked(index), out, offset),
    readTarget: (index, out, offset) => targets.read(checked(index), out, offset),
    ...(targets.labels && { label: (index: number) => targets.labels?.[checked(index)] ?? 0 }),
    ...(bytesOf && { pixels: (index: number) => bytesOf(checked(index)) }),
    ...(describe && { describe: (index: number) => describe(checked(index)) }),
    ...(readBlock && { readBlock }),
    ...(inputs.close && { close: () => inputs.close?.() }),
  };
}

/** True for rows of two axes, or of three whose last one is grey, or red, green and blue. */
function isPicture({ shape }: Rows): boolean {
  return shape.length === 2 || (shape.length === 3 && (shape[2] === 1 || shape[2] === 3));
}

/** The number of samples. */
function checkCounts({ name, inputs, targets }: RowsDatasetParts): number {
  if (inputs.count !== targets.count) {
    throw new VitrumError({
      code: 'VITRUM_COUNT_MISMATCH',
      message: `The dataset "${name}" has ${formatCount(inputs.count)} inputs and ${formatCount(targets.count)} targets.`,
      hint: 'Give both from the same data: each input needs exactly one target.',
    });
  }
  if (inputs.count > 0) return inputs.count;
  throw new VitrumError({
    code: 'VITRUM_INVALID_DATASET',
    message: `The dataset "${name}" has no samples.`,
    hint: 'Give a file that has.',
  });
}
