import { dirname } from 'node:path';
import type { PublishedDataset } from '@vitrum/core';
import { locateFiles, locateWithoutDownload, missingFiles, type FolderContextOptions, type LocatedFiles } from '@vitrum/datasets/node';
import { networkOptions } from '../load/data-context.ts';
import { choosePublished } from '../load/published-datasets.ts';
import { loadRegistry, requestedHere } from '../load/registry.ts';
import { showDownload } from '../render/download-bar.ts';
import { watchForInterruption } from '../run/interruption.ts';
import { openStderr, openStdout } from '../terminal.ts';
import type { DataOptions } from './data-list.ts';

/** Downloads a dataset unless it is here, and tells where it is. */
export async function getData(name: string, options: DataOptions): Promise<void> {
  const { registry } = await loadRegistry(requestedHere(options.plugin));
  for (const { published } of choosePublished(registry, name)) {
    const places = placesOf(options);
    const before = await locateWithoutDownload(published, places);
    const isHere = missingFiles(published, before.files).length === 0;
    tell(name, isHere ? before : await download(published, places), !isHere, options);
  }
}

/** A folder that is named is downloaded into, in the place of the cache; neither VITRUM_DATA_DIR nor the system's folders count then. */
function placesOf({ dataDir }: DataOptions): FolderContextOptions {
  if (dataDir === undefined) return {};
  const { VITRUM_DATA_DIR: _, ...environment } = process.env;
  return { environment, cacheDir: dataDir, systemDirs: [] };
}

async function download(published: PublishedDataset, places: FolderContextOptions): Promise<LocatedFiles> {
  const view = showDownload(openStderr());
  const watch = watchForInterruption();
  try {
    return await locateFiles(published, {
      ...places,
      ...networkOptions(),
      onProgress: view.update,
      onRetry: view.retry,
      signal: watch.signal,
    });
  } finally {
    view.end();
    watch.end();
  }
}

function tell(name: string, { files }: LocatedFiles, downloaded: boolean, { json }: DataOptions): void {
  const paths = [...files.values()];
  const folder = dirname(paths[0] ?? '');
  const { print } = openStdout();
  if (json === true) print(JSON.stringify({ event: 'data', dataset: name, folder, files: paths, downloaded }));
  else print(`${name} is ${downloaded ? 'now' : 'already'} in ${folder}`);
}
