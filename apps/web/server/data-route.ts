import type { PublishedDataset } from '@vitrum/core';
import { sendFile, sendJson, sendUnpacked } from './answer.ts';
import { findLocalDatasets, type LocalDataOptions, type LocalDataset } from './local-datasets.ts';
import type { Route } from './route.ts';

/** `data/index.json`: the datasets that are served. */
export interface DataIndex {
  readonly datasets: Readonly<Record<string, IndexedDataset>>;
}

interface IndexedDataset {
  readonly folder: string;
  /** The names of its files below `data/<folder>/`. */
  readonly files: readonly string[];
  /** What is in a file `<name>.gz` is served as `<name>` too. */
  readonly isUnpacked: boolean;
}

const filePath = /^\/data\/([^/]+)\/([^/]+)$/;

/** Serves the files of the published datasets that are here, and a list of them; no other file, whatever the path says. */
export function dataRoute(datasets: readonly PublishedDataset[], options: LocalDataOptions): Route {
  return async (labRequest) => {
    if (labRequest.path === '/data/index.json') {
      sendJson(labRequest, 200, indexOf(await findLocalDatasets(datasets, options)));
      return true;
    }
    const [, folder, name = ''] = filePath.exec(labRequest.path) ?? [];
    const candidates = datasets.filter((dataset) => dataset.folder === folder);
    if (candidates.length === 0) return false;
    // The name is looked up among those of found files, and never becomes part of a path.
    const found = await findLocalDatasets(candidates, options);
    const pathOf = (wanted: string): string | undefined => found.map(({ files }) => files.get(wanted)).find((path) => path !== undefined);
    const [path, packed] = [pathOf(name), pathOf(`${name}.gz`)];
    if (path !== undefined) await sendFile(labRequest, path, name.endsWith('.gz') ? 'application/gzip' : 'application/octet-stream');
    else if (packed !== undefined) await sendUnpacked(labRequest, packed, 'application/octet-stream');
    else return false;
    return true;
  };
}

function indexOf(datasets: readonly LocalDataset[]): DataIndex {
  return { datasets: Object.fromEntries(datasets.map(({ name, folder, files }) => [name, { folder, files: [...files.keys()], isUnpacked: true }])) };
}
