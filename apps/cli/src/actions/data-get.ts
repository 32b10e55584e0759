import { dirname } from 'node:path';
import type { PublishedDataset } from '@vitrum/core';
import { locateFiles, locateWithoutDownload, missingFiles, type FolderContextOptions, type LocatedFiles } from '@vitrum/data-cache';
import type { CommandHost } from '../command-host.ts';
import { dataPlaces } from '../load/data-context.ts';
import { choosePublished } from '../load/published-datasets.ts';
import { loadRegistry, requestedHere } from '../load/registry.ts';
import { showDownload } from '../render/download-bar.ts';
import type { DataOptions } from './data-list.ts';

/** Downloads a dataset unless it is present, and prints its location. */
export async function getData(name: string, options: DataOptions, host: CommandHost): Promise<void> {
  const { registry } = await loadRegistry(requestedHere(options.plugin, host), host);
  for (const { published } of choosePublished(registry, name)) {
    const places = placesOf(options, host);
    const before = await locateWithoutDownload(published, places);
    const isHere = missingFiles(published, before.files).length === 0;
    report(name, isHere ? before : await download(published, places, host), !isHere, options, host);
  }
}

/** A given folder replaces the cache as the target; VITRUM_DATA_DIR and the system's folders are then ignored. */
function placesOf({ dataDir }: DataOptions, host: CommandHost): FolderContextOptions {
  if (dataDir === undefined) return dataPlaces(undefined, host);
  const { VITRUM_DATA_DIR: _, ...environment } = host.env;
  return { environment, cacheDir: host.paths.resolve(dataDir), systemDirs: [] };
}

async function download(published: PublishedDataset, places: FolderContextOptions, host: CommandHost): Promise<LocatedFiles> {
  const view = showDownload(host.stderr);
  const watch = host.watchForInterruption();
  try {
    return await locateFiles(published, {
      ...places,
      onProgress: view.update,
      onRetry: view.retry,
      signal: watch.signal,
    });
  } finally {
    view.end();
    watch.end();
  }
}

function report(name: string, { files }: LocatedFiles, downloaded: boolean, { json }: DataOptions, { stdout, paths: given }: CommandHost): void {
  const paths = [...files.values()].map((path) => given.asGiven(path));
  const folder = dirname(paths[0] ?? '');
  const { print } = stdout;
  if (json === true) print(JSON.stringify({ event: 'data', dataset: name, folder, files: paths, downloaded }));
  else print(`${name} is ${downloaded ? 'now' : 'already'} in ${folder}`);
}
