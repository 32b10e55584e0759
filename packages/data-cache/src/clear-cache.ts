import { readdir, rm, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PublishedDataset } from '@vitrum/core';
import { systemCode } from '@vitrum/core/internal';
import { possibleNames } from './find-files.ts';
import type { FolderContextOptions } from './folder-options.ts';
import { cacheFolderOf } from './locate-files.ts';
import { outputUnwritable } from './output-unwritable.ts';

/** The result of clearing the cache. */
export interface ClearedCache {
  /** The dataset's own folder below the cache folder; it is removed, too, if nothing else was in it. */
  readonly folder: string;
  /** Paths, including those of partial downloads. */
  readonly removed: readonly string[];
  /** Sizes of the removed files, added up. */
  readonly freedBytes: number;
}

/**
 * Removes a dataset's downloaded files, complete or partial, from the cache folder. Other files, and everything outside the
 * dataset's own folder, are kept.
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

/** A failed download leaves an empty folder. */
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
