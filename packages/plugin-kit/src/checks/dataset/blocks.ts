import type { Dataset } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';
import type { Statement } from '../../finding.ts';
import { differenceBetween, sameBits } from '../../numerics/difference-between.ts';
import { formatNumber } from '../../numerics/format-number.ts';
import { datasetCheck } from './dataset-check.ts';
import { inputOf, someSamples, targetOf } from './read-sample.ts';
import { noSuchSample } from './samples.ts';

/** Samples read in blocks are the same, in the requested order. */
export const datasetBlocks = datasetCheck('blocks', 'read in blocks, its samples are the same', async ({ parts, tried, skip }) => {
  const inBlocks = parts.filter(({ dataset }) => typeof dataset.readBlock === 'function');
  if (inBlocks.length === 0) return skip('all of its samples are in memory');
  tried(`${inBlocks.reduce((sum, { dataset }) => sum + someSamples(dataset).length, 0)} samples in no order, two blocks at a time, and samples beyond the ends`);
  for (const { dataset, fail } of inBlocks) fail(...[...(await blockFaults(dataset)), ...(await rangeFaults(dataset))].slice(0, 1));
});

/** Two blocks that are read concurrently, as in training. */
async function blockFaults(dataset: Dataset): Promise<readonly (Statement | string)[]> {
  const indices = inNoOrder(someSamples(dataset));
  const half = Math.ceil(indices.length / 2);
  const asked = [indices.slice(0, half), indices.slice(half)].filter(({ length }) => length > 0);
  const given = asked.map((each) => Uint32Array.from(each));
  const blocks = await Promise.all(given.map(async (each) => dataset.readBlock?.(each)));
  return asked.flatMap((expected, n): readonly (Statement | string)[] => {
    const block: unknown = blocks[n];
    if (!sameBits(given[n] ?? [], expected)) return ['readBlock(indices) writes to the indices.'];
    if (!isDataset(block)) return [{ message: 'readBlock(indices) gives no dataset.', hint: 'It has to give a promise of one.' }];
    if (block.size !== expected.length) return [`readBlock of ${expected.length} indices gives ${block.size} samples.`];
    if (formOf(block) !== formOf(dataset)) return [`readBlock gives samples of another form: ${formOf(block)}, and not ${formOf(dataset)}.`];
    return expected.flatMap((index, place) => sampleFaults(block, place, dataset, index)).slice(0, 1);
  });
}

const isDataset = (value: unknown): value is Dataset => typeof value === 'object' && value !== null && 'readInput' in value && 'inputShape' in value;
const formOf = ({ inputShape, targetSize }: Dataset): string => JSON.stringify({ inputShape, targetSize });

/** An order other than the stored one and its reverse. */
const inNoOrder = (indices: readonly number[]): readonly number[] => [
  ...indices.filter((_, i) => i % 3 === 1),
  ...indices.filter((_, i) => i % 3 === 0).toReversed(),
  ...indices.filter((_, i) => i % 3 === 2),
];

/** Differences between a sample of a block and the corresponding sample of the dataset. */
function sampleFaults(block: Dataset, place: number, dataset: Dataset, index: number): readonly (Statement | string)[] {
  const stands = `sample ${place} of a block, which stands for sample ${index},`;
  const difference = differenceBetween(numbersOf(dataset, index), numbersOf(block, place));
  if (difference !== undefined) {
    const { index: i, expected, got } = difference;
    const message = `number ${i} of ${stands} is ${formatNumber(got)} in the block and ${formatNumber(expected)} in the dataset.`;
    return [{ message, hint: 'Sample i of a block is sample indices[i] of the dataset.' }];
  }
  const others: readonly (readonly [what: string, given: unknown, expected: unknown])[] = [
    ['label', block.label?.(place), dataset.label?.(index)],
    ['picture', block.pixels?.(place).join(), dataset.pixels?.(index).join()],
    ['description', block.describe?.(place), dataset.describe?.(index)],
  ];
  const wrong = others.find(([, one, other]) => one !== undefined && other !== undefined && one !== other);
  return wrong === undefined ? [] : [`the ${wrong[0]} of ${stands} is not the one of the dataset.`];
}

/** The input, from its bytes if available, and the target. */
function numbersOf(dataset: Dataset, index: number): Float32Array {
  const { inputBytes, inputShape } = dataset;
  const length = sizeOf(inputShape);
  const input = inputBytes === undefined
    ? inputOf(dataset, index)
    : Array.from(inputBytes.bytes.subarray(index * length, (index + 1) * length), (byte) => byte / inputBytes.divisor);
  return Float32Array.from([...input, ...targetOf(dataset, index)]);
}

/** Requesting a block with nonexistent samples must fail. */
async function rangeFaults(dataset: Dataset): Promise<readonly Statement[]> {
  try {
    await dataset.readBlock?.(Uint32Array.of(dataset.size));
    return [noSuchSample(`readBlock([${dataset.size}])`, dataset.size)];
  } catch {
    return [];
  }
}
