import type { Dataset } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';
import { skipped, outcome, type OldCheck as Check } from '../../old-check.ts';
import { formatNumber } from '../../numerics/format-number.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { firstFew } from '../variant-findings.ts';
import { isLoaded, loadedOnce, partsOf, someSamples } from './loaded.ts';

/** Read in blocks, its samples are the same, in the order in which they were asked for. */
export const datasetBlocks: Check<Subject<'datasets'>> = {
  name: 'blocks',
  title: 'read in blocks, its samples are the same',
  run: async (subject) => {
    const loaded = await loadedOnce(subject);
    if (!isLoaded(loaded)) return loaded;
    const parts = partsOf(loaded).filter(([, dataset]) => typeof dataset.readBlock === 'function');
    if (parts.length === 0) return skipped('all of its samples are in memory');
    const failures: Finding[] = [];
    for (const [part, dataset] of parts) {
      const [fault] = [...(await blockFaults(dataset)), ...(await rangeFaults(dataset))];
      if (fault !== undefined) failures.push({ ...fault, message: `${part}: ${fault.message}` });
    }
    const count = parts.reduce((sum, [, dataset]) => sum + someSamples(dataset).length, 0);
    return outcome(`${count} samples in no order, two blocks at a time, and samples beyond the ends`, firstFew(failures));
  },
};

/** Two blocks that are read at the same time, as training does. */
async function blockFaults(dataset: Dataset): Promise<readonly Finding[]> {
  const indices = inNoOrder(someSamples(dataset));
  const half = Math.ceil(indices.length / 2);
  const asked = [indices.slice(0, half), indices.slice(half)].filter(({ length }) => length > 0);
  const given = asked.map((each) => Uint32Array.from(each));
  const blocks = await Promise.all(given.map(async (each) => dataset.readBlock?.(each)));
  return asked.flatMap((expected, n): readonly Finding[] => {
    const block: unknown = blocks[n];
    if (given[n]?.some((index, i) => index !== expected[i]) ?? false) return [{ message: 'readBlock(indices) writes to the indices.' }];
    if (!isDataset(block)) return [{ message: 'readBlock(indices) gives no dataset.', hint: 'It has to give a promise of one.' }];
    return sizeFaults(block, dataset, expected.length) ?? expected.flatMap((index, place) => sampleFaults(block, place, dataset, index)).slice(0, 1);
  });
}

const isDataset = (value: unknown): value is Dataset => typeof value === 'object' && value !== null && 'readInput' in value && 'inputShape' in value;

/** An order that is neither the stored one nor its reverse. */
const inNoOrder = (indices: readonly number[]): readonly number[] => [
  ...indices.filter((_, i) => i % 3 === 1),
  ...indices.filter((_, i) => i % 3 === 0).toReversed(),
  ...indices.filter((_, i) => i % 3 === 2),
];

function sizeFaults(block: Dataset, dataset: Dataset, size: number): readonly Finding[] | undefined {
  const form = ({ inputShape, targetSize }: Dataset): string => JSON.stringify({ inputShape, targetSize });
  if (block.size !== size) return [{ message: `readBlock of ${size} indices gives ${block.size} samples.`, expected: String(size), got: String(block.size) }];
  if (form(block) === form(dataset)) return undefined;
  return [{ message: `readBlock gives samples of another form: ${form(block)}, and not ${form(dataset)}.`, expected: form(dataset), got: form(block) }];
}

/** Where a sample of a block differs from the one of the dataset that it stands for. */
function sampleFaults(block: Dataset, place: number, dataset: Dataset, index: number): readonly Finding[] {
  const stands = `sample ${place} of a block, which stands for sample ${index},`;
  const [given, expected] = [numbersOf(block, place), numbersOf(dataset, index)];
  const i = expected.findIndex((x, n) => !Object.is(x, given[n]));
  if (i !== -1) {
    const [got, right] = [given[i], expected[i]].map((x) => formatNumber(x ?? NaN));
    const message = `number ${i} of ${stands} is ${String(got)} in the block and ${String(right)} in the dataset.`;
    return [{ message, hint: 'Sample i of a block is sample indices[i] of the dataset.', expected: String(right), got: String(got) }];
  }
  const others: readonly (readonly [what: string, given: unknown, expected: unknown])[] = [
    ['label', block.label?.(place), dataset.label?.(index)],
    ['picture', block.pixels?.(place).join(), dataset.pixels?.(index).join()],
    ['description', block.describe?.(place), dataset.describe?.(index)],
  ];
  const wrong = others.find(([, one, other]) => one !== undefined && other !== undefined && one !== other);
  return wrong === undefined ? [] : [{ message: `the ${wrong[0]} of ${stands} is not the one of the dataset.` }];
}

/** Input, as bytes where there are bytes, and target of a sample. */
function numbersOf(dataset: Dataset, index: number): Float32Array {
  const { inputBytes, inputShape, targetSize } = dataset;
  const inputs = sizeOf(inputShape);
  const numbers = new Float32Array(inputs + targetSize);
  if (inputBytes === undefined) dataset.readInput(index, numbers, 0);
  else numbers.set(Array.from(inputBytes.bytes.subarray(index * inputs, (index + 1) * inputs), (byte) => byte / inputBytes.divisor));
  dataset.readTarget(index, numbers, inputs);
  return numbers;
}

/** A block of samples that are not there must not be made up. */
async function rangeFaults(dataset: Dataset): Promise<readonly Finding[]> {
  try {
    await dataset.readBlock?.(Uint32Array.of(dataset.size));
  } catch {
    return [];
  }
  return [
    {
      message: `readBlock([${dataset.size}]) gives something; there are samples 0 … ${dataset.size - 1}, and for any other index it must throw.`,
      hint: 'Throw VITRUM_INDEX_OUT_OF_RANGE, or any error that names the index.',
    },
  ];
}
