import { access } from 'node:fs/promises';
import type { DatasetReference } from '@vitrum/runs';
import type { GivenPaths } from '../given-paths.ts';

/** The options of dataset definitions that hold paths of user files. */
export const pathOptions = ['file', 'testFile', 'labels', 'testLabels', 'targets', 'testInputs', 'testTargets', 'validationData', 'testData'] as const;

/** Those that are always paths; the others may instead name arrays in an archive. */
const alwaysPaths: ReadonlySet<string> = new Set(['file', 'testFile', 'validationData', 'testData']);

/** Makes the paths of a dataset's files absolute; values that name no existing file are kept. */
export async function absolutePaths(dataset: DatasetReference, paths: GivenPaths): Promise<DatasetReference> {
  const entries = await Promise.all(
    pathOptions.map(async (name) => {
      const path = dataset[name];
      if (typeof path !== 'string' || path === '') return [];
      const absolute = paths.resolve(path);
      return alwaysPaths.has(name) || (await exists(absolute)) ? [[name, absolute] as const] : [];
    }),
  );
  return { ...dataset, ...Object.fromEntries(entries.flat()) };
}

export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
