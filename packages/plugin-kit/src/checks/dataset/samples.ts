import type { Dataset, FloatArray } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';
import { outcome, type OldCheck as Check } from '../../old-check.ts';
import { formatNumber } from '../../numerics/format-number.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { firstFew } from '../variant-findings.ts';
import { isLoaded, loadedOnce, partsOf, someSamples } from './loaded.ts';

/** Left before and behind what a sample may write. */
const margin = 7;
const untouched = 123.25;

/** Samples are written where they belong, and are the same every time. */
export const datasetSamples: Check<Subject<'datasets'>> = {
  name: 'samples',
  title: 'its samples are finite, the same every time, and written where they belong',
  run: async (subject) => {
    const loaded = await loadedOnce(subject);
    if (!isLoaded(loaded)) return loaded;
    const failures = partsOf(loaded).flatMap(([part, dataset]) =>
      datasetFaults(dataset).map((finding) => ({ ...finding, message: `${part}: ${finding.message}` })),
    );
    const count = partsOf(loaded).reduce((sum, [, dataset]) => sum + someSamples(dataset).length, 0);
    return outcome(`${count} samples, twice, at an offset, and samples beyond the ends`, firstFew(failures));
  },
};

function datasetFaults(dataset: Dataset): readonly Finding[] {
  const readers = [
    { name: 'readInput', size: sizeOf(dataset.inputShape), read: dataset.readInput.bind(dataset) },
    { name: 'readTarget', size: dataset.targetSize, read: dataset.readTarget.bind(dataset) },
  ];
  return readers.flatMap((reader) => [...readingFaults(reader, dataset), ...rangeFaults(reader, dataset)]);
}

interface Reader {
  readonly name: string;
  readonly size: number;
  readonly read: (index: number, out: FloatArray, offset: number) => void;
}

/** The first fault, where there is one: the samples are all read by the same function. */
function readingFaults({ name, size, read }: Reader, dataset: Dataset): readonly Finding[] {
  const firstRead = new Map<number, Float32Array>();
  for (const index of [...someSamples(dataset), ...someSamples(dataset).toReversed()]) {
    const out = new Float32Array(size + 2 * margin).fill(untouched);
    read(index, out, margin);
    const sample = out.slice(margin, margin + size);
    const fault = sliceFault(out, size) ?? valueFault(sample) ?? changeFault(sample, firstRead.get(index));
    if (fault !== undefined) return [{ message: `${name}(${index}, out, ${margin}) ${fault}.` }];
    firstRead.set(index, sample);
  }
  return [];
}

function sliceFault(out: Float32Array, size: number): string | undefined {
  const outside = out.findIndex((x, i) => x !== untouched && (i < margin || i >= margin + size));
  if (outside !== -1)
    return `writes to out[${outside}]; its ${size} numbers belong to out[${margin}] … out[${margin + size - 1}]`;
  const left = out.findIndex((x, i) => x === untouched && i >= margin && i < margin + size);
  return left === -1 ? undefined : `leaves out[${left}] as it was; it has to write ${size} numbers from out[${margin}] on`;
}

function valueFault(sample: Float32Array): string | undefined {
  const i = sample.findIndex((x) => !Number.isFinite(x));
  return i === -1 ? undefined : `writes ${String(sample[i])} as number ${i}; every number must be finite`;
}

function changeFault(sample: Float32Array, before: Float32Array | undefined): string | undefined {
  const i = before === undefined ? -1 : sample.findIndex((x, place) => !Object.is(x, before[place]));
  return i === -1
    ? undefined
    : `gives ${formatNumber(sample[i] ?? NaN)} as number ${i}, and gave ${formatNumber(before?.[i] ?? NaN)} before`;
}

/** A sample that is not there must not be made up: training on it would go unnoticed. */
function rangeFaults({ name, size, read }: Reader, dataset: Dataset): readonly Finding[] {
  return [-1, dataset.size, 0.5].flatMap((index): readonly Finding[] => {
    try {
      read(index, new Float32Array(size), 0);
    } catch {
      return [];
    }
    return [
      {
        message:
          `${name}(${index}) gives something; there are samples 0 … ${dataset.size - 1}, ` +
          'and for any other index it must throw.',
        hint: 'Throw VITRUM_INDEX_OUT_OF_RANGE, or any error that names the index.',
      },
    ];
  });
}
