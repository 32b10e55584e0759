import type { Dataset, DatasetSplits } from '@vitrum/core';
import { createRandom } from '@vitrum/tensor';

/** A dataset that gives its samples in blocks, and what was asked of it. */
export interface BlockDataset extends Dataset {
  readonly requests: readonly (readonly number[])[];
  /** Requests that are not answered yet. */
  readonly pending: () => number;
  /** Blocks that are in memory, requests that are not answered yet not counted. */
  readonly alive: () => number;
}

/** How a {@link BlockDataset} behaves. */
export interface BlockBehavior {
  /** Called with the number of a request; what it throws or rejects with is what the request fails with. */
  readonly before?: (request: number) => void | Promise<void>;
  /** What is given in place of a block. */
  readonly change?: (block: Dataset) => Dataset;
}

/**
 * Another dataset's samples, in blocks alone, after a delay that is another one every time. Each block holds copies, as if it
 * came from a disk; as bytes where the dataset has bytes.
 */
export function inBlocks(dataset: Dataset, { before, change = (block) => block }: BlockBehavior = {}): BlockDataset {
  const random = createRandom(17);
  const requests: (readonly number[])[] = [];
  const blocks: WeakRef<Dataset>[] = [];
  let pending = 0;
  const { name, size, inputShape, targetSize, task, classes, targetScaling } = dataset;
  const notOneByOne = (): never => {
    throw new Error('The samples are in blocks.');
  };
  return {
    ...{ name, size, inputShape, targetSize, requests },
    ...(task && { task }),
    ...(classes && { classes }),
    ...(targetScaling && { targetScaling }),
    readInput: notOneByOne,
    readTarget: notOneByOne,
    readBlock: async (indices) => {
      requests.push([...indices]);
      pending++;
      try {
        await new Promise((resolve) => setTimeout(resolve, random.integer(5)));
        await before?.(requests.length);
        const block = change(copyOf(dataset, indices));
        blocks.push(new WeakRef(block));
        return block;
      } finally {
        pending--;
      }
    },
    pending: () => pending,
    alive: () => blocks.filter((block) => block.deref() !== undefined).length,
  };
}

/** Both parts in blocks. */
export function splitsInBlocks({ train, test }: DatasetSplits): { readonly train: BlockDataset; readonly test: BlockDataset } {
  return { train: inBlocks(train), test: inBlocks(test) };
}

function copyOf(dataset: Dataset, indices: Uint32Array): Dataset {
  const { name, inputShape, targetSize, inputBytes } = dataset;
  const inputSize = inputShape.reduce((product, length) => product * length, 1);
  const inputs = new Float32Array(indices.length * inputSize);
  const targets = new Float32Array(indices.length * targetSize);
  const bytes = new Uint8Array(indices.length * inputSize);
  indices.forEach((index, i) => {
    if (inputBytes === undefined) dataset.readInput(index, inputs, i * inputSize);
    else bytes.set(inputBytes.bytes.subarray(index * inputSize, (index + 1) * inputSize), i * inputSize);
    dataset.readTarget(index, targets, i * targetSize);
  });
  return {
    ...{ name, size: indices.length, inputShape, targetSize },
    ...(inputBytes && { inputBytes: { bytes, divisor: inputBytes.divisor } }),
    readInput: (index, out, offset) => out.set(inputs.subarray(index * inputSize, (index + 1) * inputSize), offset),
    readTarget: (index, out, offset) => out.set(targets.subarray(index * targetSize, (index + 1) * targetSize), offset),
  };
}
