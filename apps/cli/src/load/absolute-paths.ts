import { access } from 'node:fs/promises';
import type { DatasetReference } from '@vitrum/runs';
import type { GivenPaths } from '../given-paths.ts';

/** What definitions call the paths of a person's own files. */
export const pathOptions = ['file', 'testFile', 'labels', 'testLabels', 'targets', 'testInputs', 'testTargets'] as const;

/** Of these, what is a path in any case; the others may be names in an archive instead. */
const alwaysPaths: ReadonlySet<string> = new Set(['file', 'testFile']);

/** A dataset whose files are named by absolute paths; what is no path, and no file beside the others, stays as it is. */
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

/** True where something has that path. */
export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
