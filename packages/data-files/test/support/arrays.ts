import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createRegistry, resolveReference, type Dataset, type DatasetSplits, type Reference, type Registry } from '@vitrum/core';
import { writeIdx, writeNpy, type IdxArray, type NpyContent } from '@vitrum/datasets';
import { createFolderContext } from '@vitrum/data-cache';
import { dataFilesPlugin } from '@vitrum/data-files';
import { temporaryFolder } from './temporary-folder.ts';

export const context = createFolderContext({ download: false });

/** Loads a dataset of arrays with these options. */
export async function load(type: 'idx' | 'npy', options: Readonly<Record<string, unknown>>): Promise<DatasetSplits> {
  const registry: Registry = createRegistry([dataFilesPlugin]); // of any names: both are asked for here
  const reference: Reference = { type, ...options };
  return resolveReference(registry, 'dataset', reference).load(context);
}

/** A folder with these files. */
export async function folderOf(files: Readonly<Record<string, Uint8Array>>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

export const idxOf = (shape: readonly number[], data: IdxArray['data']): Uint8Array => writeIdx({ shape, data });
export const npyOf = (shape: readonly number[], data: NpyContent['data']): Uint8Array => writeNpy({ shape, data });

/** The inputs and targets of every sample, in order of their first input. */
export function rowsOf(...parts: readonly Dataset[]): number[][] {
  const rows = parts.flatMap((part) =>
    Array.from({ length: part.size }, (_, i) => {
      const length = part.inputShape.reduce((product, axis) => product * axis, 1);
      const row = new Float64Array(length + part.targetSize);
      part.readInput(i, row, 0);
      part.readTarget(i, row, length);
      return [...row];
    }),
  );
  return rows.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

/** Four pictures of 1 × 2 pixels: sample i is 10 · i, 10 · i + 1. */
export const pictures = idxOf([4, 1, 2], Uint8Array.of(0, 1, 10, 11, 20, 21, 30, 31));
export const labels = idxOf([4], Uint8Array.of(0, 1, 0, 1));
