import type { Dataset } from '@vitrum/core';
import type { Rows } from './rows.ts';
import { selectTargets, type Targets } from './targets.ts';

/** The inputs and targets of a dataset. */
export interface Samples {
  /** Identifies the dataset in messages and reports. */
  readonly name: string;
  /** What the network reads: a row for each sample. */
  readonly inputs: Rows;
  /** What it is to answer: a row for each sample, in the same order. */
  readonly targets: Targets;
  /** True if the samples are in random order; by default, they may be sorted. */
  readonly hasRandomOrder?: boolean;
  /** Describes sample `index`, or where it comes from. */
  describe?(index: number): string;
  /** Loads selected samples from disk into memory, in the given order; by default, with the `load` of `inputs`. */
  load?(indices: Uint32Array): Promise<Samples>;
}

/** The samples of any dataset; its methods check their index again. */
export function samplesOf(dataset: Dataset): Samples {
  const { name, size, inputShape, targetSize, task = 'classification', classes, targetScaling, hasRandomOrder, inputBytes } = dataset;
  const label = dataset.label?.bind(dataset);
  const weight = dataset.readWeight?.bind(dataset);
  const pixels = dataset.pixels?.bind(dataset);
  const describe = dataset.describe?.bind(dataset);
  const readBlock = dataset.readBlock?.bind(dataset);
  const close = dataset.close?.bind(dataset);
  return {
    name,
    ...(hasRandomOrder !== undefined && { hasRandomOrder }),
    inputs: {
      count: size,
      shape: inputShape,
      read: (index, out, offset) => dataset.readInput(index, out, offset),
      ...(inputBytes && { inputBytes }),
      ...(pixels && { pixels }),
      ...(close && { close }),
    },
    targets: {
      task,
      count: size,
      size: targetSize,
      ...(classes && { classes }),
      ...(targetScaling && { scaling: targetScaling }),
      ...(label && { label }),
      ...(weight && { weight }),
      read: (index, out, offset) => dataset.readTarget(index, out, offset),
    },
    ...(describe && { describe }),
    ...(readBlock && { load: async (indices: Uint32Array) => samplesOf(await readBlock(indices)) }),
  };
}

/** Loads selected samples from disk; undefined for samples in memory. */
export function loaderOf(samples: Samples): ((indices: Uint32Array) => Promise<Samples>) | undefined {
  const { name, inputs, targets } = samples;
  const load = inputs.load?.bind(inputs);
  const describe = samples.describe?.bind(samples);
  if (samples.load !== undefined || load === undefined) return samples.load?.bind(samples);
  return async (indices) => {
    const ofBlock = describe && ((index: number): string => describe(indices[index] ?? 0));
    return { name, inputs: await load(indices), targets: selectTargets(targets, indices), ...(ofBlock && { describe: ofBlock }) };
  };
}
