import { stat } from 'node:fs/promises';
import type { PublishedDataset } from '@vitrum/core';
import { cacheFolder } from './cache-folder.ts';
import { downloadMissing } from './download/download-missing.ts';
import { exists, findFiles, missingFiles, type FoundFiles } from './find-files.ts';
import type { FolderContextOptions } from './folder-options.ts';
import { datasetNotFound, describeMissing, filesMissing, noSuchFolder } from './not-found.ts';
import { systemFolders } from './system-folders.ts';
import { excludeForeignFiles } from './exclude-foreign-files.ts';

/** The kind of folder that has a dataset's files. */
export type DataPlace = 'data-dir' | 'environment' | 'cache' | 'system';

/** A dataset's files and the folder that has them. */
export interface LocatedFiles {
  /** Which of the searched folders it is; decides how messages speak of it. */
  readonly place: DataPlace;
  /** The path of the folder. */
  readonly folder: string;
  /** The path of each file that was found, by its name without `.gz`. */
  readonly files: FoundFiles;
}

/**
 * Locates all files of a dataset in the folders of `createFolderContext`, and downloads missing ones into the cache folder. Their
 * content is not checked.
 *
 * @throws VITRUM_DATASET_NOT_FOUND, VITRUM_DATA_UNREADABLE, VITRUM_OUTPUT_UNWRITABLE
 */
export async function locateFiles(dataset: PublishedDataset, options: FolderContextOptions): Promise<LocatedFiles> {
  const located = await locateWithoutDownload(dataset, options);
  if (missingFiles(dataset, located.files).length === 0) return located;
  if (located.place !== 'cache') throw filesMissing(dataset, located.folder, located.files);
  const situation = located.files.size > 0 ? describeMissing(dataset, located.folder, located.files) : nowhere(dataset, options);
  if (options.download === false) throw datasetNotFound(dataset, situation);
  const downloaded = await downloadMissing(dataset, located, situation, options);
  return { ...located, files: new Map([...located.files, ...downloaded]) };
}

/**
 * Locates a dataset's files without downloading: in `dataDir` if given; else in `VITRUM_DATA_DIR` if it has any; else in the
 * cache folder, or in a system folder that is complete if the cache is not. Files may be missing.
 *
 * @throws VITRUM_DATASET_NOT_FOUND when `dataDir` is no folder; VITRUM_DATA_UNREADABLE
 */
export async function locateWithoutDownload(dataset: PublishedDataset, options: FolderContextOptions): Promise<LocatedFiles> {
  const { dataDir, environment = process.env } = options;
  if (dataDir !== undefined) {
    await checkFolder(dataset, dataDir);
    return { place: 'data-dir', folder: dataDir, files: await findFiles(dataset, dataDir) };
  }
  const environmentDir = environment['VITRUM_DATA_DIR'] ?? '';
  if (environmentDir !== '') {
    const files = await findOwnFiles(dataset, environmentDir);
    if (files.size > 0) return { place: 'environment', folder: environmentDir, files };
  }
  const folder = cacheFolderOf(options);
  const cached: LocatedFiles = { place: 'cache', folder, files: await findOwnFiles(dataset, folder) };
  if (missingFiles(dataset, cached.files).length === 0) return cached;
  return (await locateInSystem(dataset, options)) ?? cached;
}

/** A system folder with all of a dataset's files. */
async function locateInSystem(dataset: PublishedDataset, options: FolderContextOptions): Promise<LocatedFiles | undefined> {
  const { systemDirs, environment = process.env } = options;
  for (const folder of systemDirs ?? systemFolders(environment)) {
    const files = await findOwnFiles(dataset, folder);
    if (missingFiles(dataset, files).length === 0) return { place: 'system', folder, files };
  }
  return undefined;
}

/** The download folder. */
export function cacheFolderOf({ cacheDir, environment = process.env }: FolderContextOptions): string {
  return cacheDir ?? cacheFolder(environment);
}

/** A folder not named for this dataset may have another one's files under the same names. */
async function findOwnFiles(dataset: PublishedDataset, folder: string): Promise<FoundFiles> {
  return excludeForeignFiles(dataset, folder, await findFiles(dataset, folder));
}

function nowhere(dataset: PublishedDataset, options: FolderContextOptions): string {
  const environmentDir = (options.environment ?? process.env)['VITRUM_DATA_DIR'] ?? '';
  const start = `The dataset "${dataset.name}" is`;
  const cache = cacheFolderOf(options);
  if (environmentDir === '') return `${start} not in the cache folder ${cache}`;
  return `${start} neither in ${environmentDir} (VITRUM_DATA_DIR) nor in the cache folder ${cache}`;
}

async function checkFolder(dataset: PublishedDataset, folder: string): Promise<void> {
  if (!(await exists(folder))) throw noSuchFolder(dataset, folder, 'does not exist');
  if (!(await stat(folder)).isDirectory()) throw noSuchFolder(dataset, folder, 'is not a folder');
}
