import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { DatasetFile, PublishedDataset } from '@vitrum/core';
import { dataUnreadable, systemCode, systemReason } from '@vitrum/core/internal';

/** Paths of the dataset files found, by file name. */
export type FoundFiles = ReadonlyMap<string, string>;

/**
 * Looks for a dataset's files in `<folder>/<dataset.folder>/` and its subfolder for the archive, then in `<folder>/` itself and
 * its subfolder for the archive. A
 * file may be gzipped, have a dot in its name (`train-images.idx3-ubyte`), or lie in a folder of the same name, as some programs
 * unpack it.
 *
 * @throws VITRUM_DATA_UNREADABLE when a place cannot be looked into
 */
export async function findFiles(dataset: PublishedDataset, folder: string): Promise<FoundFiles> {
  const found = new Map<string, string>();
  for (const file of dataset.files) {
    const path = await firstExisting(candidatePaths(dataset, file, folder));
    if (path !== undefined) found.set(file.name, path);
  }
  return found;
}

/** The dataset files not found. */
export function missingFiles(dataset: PublishedDataset, found: FoundFiles): readonly DatasetFile[] {
  return dataset.files.filter((file) => !found.has(file.name));
}

/** The accepted names of a file. */
export function possibleNames({ name }: DatasetFile): readonly string[] {
  const dotted = name.replace(/-(idx\d+-\w+)$/, '.$1');
  return [name, `${name}.gz`, dotted, `${dotted}.gz`];
}

function candidatePaths(dataset: PublishedDataset, file: DatasetFile, folder: string): readonly string[] {
  const own = join(folder, dataset.folder);
  const places = [own, folder].flatMap((place) => (dataset.archive === undefined ? [place] : [place, join(place, dataset.archive.prefix)]));
  return places.flatMap((place) => possibleNames(file).map((name) => join(place, name)));
}

async function firstExisting(paths: readonly string[]): Promise<string | undefined> {
  let folder: string | undefined;
  for (const path of paths) {
    const status = await statusOf(path);
    if (status === undefined) continue;
    if (!status.isDirectory()) return path;
    folder ??= path;
    const inside = join(path, basename(path));
    if ((await statusOf(inside))?.isFile() === true) return inside;
  }
  return folder; // reading it reports the problem
}

/** True if the path exists, whatever it is: an unusable file is an error, not an absence. */
export async function exists(path: string): Promise<boolean> {
  return (await statusOf(path)) !== undefined;
}

async function statusOf(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw dataUnreadable(path, systemReason(error), error);
  }
}
