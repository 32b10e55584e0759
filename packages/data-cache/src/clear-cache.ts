import { readdir, rm, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode, type PublishedDataset } from '@vitrum/core';
import { possibleNames } from './find-files.ts';
import type { FolderContextOptions } from './folder-options.ts';
import { cacheFolderOf } from './locate-files.ts';
import { outputUnwritable } from './output-unwritable.ts';

/** What was removed. */
export interface ClearedCache {
  readonly folder: string;
  /** Paths, those of half-done downloads included. */
  readonly removed: readonly string[];
  readonly freedBytes: number;
}

/**
 * Removes what downloads of a dataset have left in the cache folder: its files, and parts of them. Anything else stays, and so
 * does everything outside the dataset's own folder.
 *
 * @throws VITRUM_OUTPUT_UNWRITABLE
 */
export async function clearCache(
  dataset: PublishedDataset,
  options: Pick<FolderContextOptions, 'cacheDir' | 'environment'> = {},
): Promise<ClearedCache> {
  const folder = join(cacheFolderOf(options), dataset.folder);
  const removed: string[] = [];
  let freedBytes = 0;
  try {
    for (const name of (await namesIn(folder)).filter((each) => isOf(dataset, each))) {
      const path = join(folder, name);
      freedBytes += (await stat(path)).size;
      await rm(path);
      removed.push(path);
    }
    await removeIfEmpty(folder);
  } catch (error) {
    throw outputUnwritable(folder, error);
  }
  return { folder, removed, freedBytes };
}

function isOf({ files, archive }: PublishedDataset, name: string): boolean {
  const names = [...files.flatMap(possibleNames), ...(archive === undefined ? [] : [archive.name])];
  return names.some((each) => name === each || (name.startsWith(`${each}.`) && /\.(partial|temporary)$/.test(name)));
}

/** An empty folder is what a download that failed leaves, too. */
async function removeIfEmpty(folder: string): Promise<void> {
  try {
    await rmdir(folder);
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR', 'ENOTEMPTY', 'EEXIST'].includes(systemCode(error) ?? '')) throw error;
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR') return [];
    throw error;
  }
}
