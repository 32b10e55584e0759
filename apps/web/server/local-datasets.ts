import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { VitrumError, type PublishedDataset } from '@vitrum/core';
import { locateWithoutDownload, missingFiles, type FolderContextOptions } from '@vitrum/data-cache';

/** Where local data are looked for. */
export type LocalDataOptions = Pick<FolderContextOptions, 'dataDir' | 'environment' | 'cacheDir' | 'systemDirs'>;

/** A dataset all of whose files are here. */
export interface LocalDataset {
  readonly name: string;
  /** Where its files are on the disk, for people. */
  readonly place: string;
  /** The folder that its files are served in. */
  readonly folder: string;
  /** Paths by the names that they are served under: those of the publication, with `.gz` where they are gzipped. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * Those of the datasets that are here completely, in the named folder, in VITRUM_DATA_DIR, in the cache or in the system's folders; nothing is downloaded.
 *
 * @throws VITRUM_DATASET_NOT_FOUND when `dataDir` is no folder; VITRUM_DATA_UNREADABLE
 */
export async function findLocalDatasets(
  datasets: readonly PublishedDataset[],
  options: LocalDataOptions = {},
): Promise<readonly LocalDataset[]> {
  await checkDataDir(options);
  const found = await Promise.all(datasets.map((dataset) => findLocalDataset(dataset, options)));
  return found.filter((dataset) => dataset !== undefined);
}

async function findLocalDataset(published: PublishedDataset, options: LocalDataOptions): Promise<LocalDataset | undefined> {
  const { folder: place, files } = await locateWithoutDownload(published, amongSeveral(options));
  if (missingFiles(published, files).length > 0) return undefined;
  // The folder of a dataset may be a link as a whole: whoever made it has meant what is in it.
  const roots = await Promise.all([place, join(place, published.folder)].map((path) => realpath(path).catch(() => path)));
  const served = new Map<string, string>();
  for (const [name, path] of files) {
    if (!(await isFileBelow(roots, path))) return undefined;
    served.set(path.endsWith('.gz') ? `${name}.gz` : name, path);
  }
  const { name, folder } = published;
  return { name, place: folderOf(place, folder, served), folder, files: served };
}

/**
 * A folder that is named for one dataset is believed to have the files of that one. Here it is named for all of them, and MNIST
 * and Fashion-MNIST share their file names: it is treated as VITRUM_DATA_DIR, whose files have to be the published ones.
 */
function amongSeveral({ dataDir, ...others }: LocalDataOptions): LocalDataOptions {
  return dataDir === undefined ? others : { environment: { VITRUM_DATA_DIR: dataDir }, cacheDir: dataDir, systemDirs: [] };
}

async function checkDataDir({ dataDir }: LocalDataOptions): Promise<void> {
  if (dataDir === undefined) return;
  const isFolder = await stat(dataDir).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  if (isFolder) return;
  throw new VitrumError({
    code: 'VITRUM_DATASET_NOT_FOUND',
    message: `The data folder ${dataDir} is not a folder that can be read.`,
    hint: 'Name the folder that has the files of MNIST and other datasets, or leave it out for VITRUM_DATA_DIR and the cache.',
  });
}

/** The link of a file may lead anywhere; only what lies below the data folder or the dataset's own is served. */
async function isFileBelow(roots: readonly string[], path: string): Promise<boolean> {
  const real = await realpath(path);
  return roots.some((root) => isBelow(root, real)) && (await stat(path)).isFile();
}

function isBelow(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function folderOf(place: string, folder: string, files: ReadonlyMap<string, string>): string {
  const own = join(place, folder);
  return [...files.values()].every((path) => path.startsWith(`${own}${sep}`)) ? own : place;
}
