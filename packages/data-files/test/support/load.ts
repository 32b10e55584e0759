import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createRegistry, resolveReference, type Dataset, type DatasetContext, type DatasetSplits, type PartsPlan } from '@vitrum/core';
import { dataFilesPlugin } from '@vitrum/data-files';
import { temporaryFolder } from './temporary-folder.ts';

const registry = createRegistry([dataFilesPlugin]);
const context: DatasetContext = { read: () => Promise.reject(new Error('nothing is published')) };

/** Writes a file into a folder of its own and returns its path. */
export async function fileWith(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(await temporaryFolder(), name);
  await writeFile(path, content);
  return path;
}

/** Loads a dataset as a configuration does, in the parts of a plan; it is closed when the test is over. */
export async function load(type: string, options: Readonly<Record<string, unknown>>, parts?: PartsPlan): Promise<DatasetSplits> {
  const splits = await resolveReference(registry, 'dataset', { type, ...options }).load(parts === undefined ? context : { ...context, parts });
  onTestFinished(() => {
    splits.train.close?.();
    splits.validation?.close?.();
    splits.test.close?.();
  });
  return splits;
}

/** Everything that a dataset says about its samples. */
export interface Samples {
  readonly inputs: readonly (readonly number[])[];
  readonly targets: readonly (readonly number[])[];
  readonly descriptions: readonly (string | undefined)[];
}

export function samplesOf(dataset: Dataset): Samples {
  const indices = Array.from({ length: dataset.size }, (_, index) => index);
  const read = (length: number, write: (out: Float64Array) => void): readonly number[] => {
    const out = new Float64Array(length + 2).fill(7); // what stands around a sample is not touched
    write(out);
    if (out[0] !== 7 || out[length + 1] !== 7) throw new Error('a sample was written beyond its room');
    return [...out.subarray(1, length + 1)];
  };
  const inputSize = dataset.inputShape.reduce((product, axis) => product * axis, 1);
  return {
    inputs: indices.map((index) => read(inputSize, (out) => dataset.readInput(index, out, 1))),
    targets: indices.map((index) => read(dataset.targetSize, (out) => dataset.readTarget(index, out, 1))),
    descriptions: indices.map((index) => dataset.describe?.(index)),
  };
}

/** Both parts together, so that a test need not know how they were divided. */
export function allSamples({ train, test }: DatasetSplits): Samples {
  const [a, b] = [samplesOf(train), samplesOf(test)];
  return {
    inputs: [...a.inputs, ...b.inputs],
    targets: [...a.targets, ...b.targets],
    descriptions: [...a.descriptions, ...b.descriptions],
  };
}
