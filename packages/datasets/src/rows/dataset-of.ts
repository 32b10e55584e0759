import { VitrumError, type Dataset, type FloatArray } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';
import { formatCount } from '../format-count.ts';
import { checkIndex } from './check-index.ts';
import { loaderOf, type Samples } from './samples.ts';

/**
 * Makes a dataset of rows and targets, in memory or on disk. On disk, it has `readBlock`, and `close` closes the file.
 *
 * @example
 * datasetOf({ name: 'dots', inputs: byteRows(pixels, [28, 28]), targets: classTargets(labels, ['round', 'square']) });
 * @throws VITRUM_COUNT_MISMATCH; VITRUM_INVALID_DATASET when there are no samples. Its methods throw VITRUM_INDEX_OUT_OF_RANGE
 */
export function datasetOf(samples: Samples): Dataset {
  const { name, inputs, targets, hasRandomOrder } = samples;
  const size = checkCounts(samples);
  const [inputSize, targetSize] = [sizeOf(inputs.shape), targets.size];
  const label = targets.label?.bind(targets);
  const weight = targets.weight?.bind(targets);
  const pixels = inputs.pixels?.bind(inputs);
  const describe = samples.describe?.bind(samples);
  const load = loaderOf(samples);
  const close = inputs.close?.bind(inputs);
  const checked = (index: number): number => {
    checkIndex(index, size, name);
    return index;
  };
  return {
    name,
    size,
    inputShape: inputs.shape,
    targetSize,
    task: targets.task,
    ...(targets.classes && { classes: targets.classes }),
    ...(targets.scaling && { targetScaling: targets.scaling }),
    ...(hasRandomOrder !== undefined && { hasRandomOrder }),
    ...(inputs.inputBytes && { inputBytes: inputs.inputBytes }),
    readInput(index, out, offset) {
      checkIndex(index, size, name);
      checkRoom(out, offset, inputSize);
      inputs.read(index, out, offset);
    },
    readTarget(index, out, offset) {
      checkIndex(index, size, name);
      checkRoom(out, offset, targetSize);
      targets.read(index, out, offset);
    },
    ...(weight && { readWeight: (index: number) => weight(checked(index)) }),
    ...(label && { label: (index: number) => label(checked(index)) }),
    ...(pixels && { pixels: (index: number) => pixels(checked(index)) }),
    ...(describe && { describe: (index: number) => describe(checked(index)) }),
    ...(load && { readBlock: async (indices: Uint32Array) => datasetOf(await load(indices.map(checked))) }),
    ...(close && { close }),
  };
}

/** The common number of samples. */
function checkCounts({ name, inputs, targets }: Samples): number {
  if (inputs.count > 0 && inputs.count === targets.count) return inputs.count;
  if (inputs.count > 0) throw countMismatch(name, inputs.count, targets.count);
  throw new VitrumError({ code: 'VITRUM_INVALID_DATASET', message: `The dataset "${name}" has no samples.`, hint: 'Give data that has.' });
}

export function countMismatch(name: string, inputs: number, targets: number): VitrumError {
  return new VitrumError({
    code: 'VITRUM_COUNT_MISMATCH',
    message: `The dataset "${name}" has ${formatCount(inputs)} inputs and ${formatCount(targets)} targets.`,
    hint: 'Give both from the same data: each input needs exactly one target.',
  });
}

// A typed array silently ignores writes beyond its end.
function checkRoom(out: FloatArray, offset: number, needed: number): void {
  if (offset >= 0 && offset + needed <= out.length) return;
  throw new VitrumError({
    code: 'VITRUM_INDEX_OUT_OF_RANGE',
    message: `${needed} numbers from offset ${offset} on do not fit into an array of ${out.length}.`,
    hint: 'Give an array with room for offset + the length of one sample.',
  });
}
