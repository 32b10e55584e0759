import type { Dataset, FloatArray } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';
import { differenceBetween } from '../../numerics/difference-between.ts';
import { formatNumber } from '../../numerics/format-number.ts';
import type { Statement } from '../../finding.ts';
import { datasetCheck } from './dataset-check.ts';
import { someSamples } from './read-sample.ts';

/** Guard elements before and after the range that a sample may write. */
const margin = 7;
const untouched = 123.25;

export const datasetSamples = datasetCheck(
  'samples',
  'its samples are finite, the same every time, and written where they belong',
  ({ parts, sampleCount, tried }) => {
    tried(`${sampleCount} samples, twice, at an offset, and samples beyond the ends`);
    for (const { dataset, fail } of parts)
      for (const reader of readersOf(dataset)) fail(...readingFaults(reader, someSamples(dataset)), ...rangeFaults(reader, dataset.size));
  },
);

interface Reader {
  readonly name: string;
  readonly length: number;
  readonly read: (index: number, out: FloatArray, offset: number) => void;
}

const readersOf = (dataset: Dataset): readonly Reader[] => [
  { name: 'readInput', length: sizeOf(dataset.inputShape), read: dataset.readInput.bind(dataset) },
  { name: 'readTarget', length: dataset.targetSize, read: dataset.readTarget.bind(dataset) },
];

/** The first fault, if any: all samples are read by the same function. */
function readingFaults({ name, length, read }: Reader, indices: readonly number[]): readonly string[] {
  const earlier = new Map<number, Float32Array>();
  for (const index of [...indices, ...indices.toReversed()]) {
    const out = new Float32Array(length + 2 * margin).fill(untouched);
    read(index, out, margin);
    const sample = out.slice(margin, margin + length);
    const fault = sliceFault(out, length) ?? valueFault(sample) ?? changeFault(sample, earlier.get(index));
    if (fault !== undefined) return [`${name}(${index}, out, ${margin}) ${fault}.`];
    earlier.set(index, sample);
  }
  return [];
}

function sliceFault(out: Float32Array, length: number): string | undefined {
  const end = margin + length;
  const outside = out.findIndex((x, i) => x !== untouched && (i < margin || i >= end));
  if (outside !== -1) return `writes to out[${outside}]; its ${length} numbers belong to out[${margin}] … out[${end - 1}]`;
  const left = out.findIndex((x, i) => x === untouched && i >= margin && i < end);
  return left === -1 ? undefined : `leaves out[${left}] as it was; it has to write ${length} numbers from out[${margin}] on`;
}

function valueFault(sample: Float32Array): string | undefined {
  const i = sample.findIndex((x) => !Number.isFinite(x));
  return i === -1 ? undefined : `writes ${String(sample[i])} as number ${i}; every number must be finite`;
}

function changeFault(sample: Float32Array, before: Float32Array = sample): string | undefined {
  const difference = differenceBetween(before, sample);
  return difference && `gives ${formatNumber(difference.got)} as number ${difference.index}, and gave ${formatNumber(difference.expected)} before`;
}

/** Reading a nonexistent sample must fail; otherwise training on it would go unnoticed. */
function rangeFaults({ name, length, read }: Reader, size: number): readonly Statement[] {
  return [-1, size, 0.5].flatMap((index): readonly Statement[] => {
    try {
      read(index, new Float32Array(length), 0);
    } catch {
      return [];
    }
    return [noSuchSample(`${name}(${index})`, size)];
  });
}

/** The names of the readers that return something for a nonexistent sample. */
export const noSuchSample = (call: string, size: number): Statement => ({
  message: `${call} gives something; there are samples 0 … ${size - 1}, and for any other index it must throw.`,
  hint: 'Throw VITRUM_INDEX_OUT_OF_RANGE, or any error that names the index.',
});
