import type { PublishedDataset } from '@vitrum/core';
import { sendFile, sendJson } from './answer.ts';
import { findLocalDatasets, type LocalDataOptions, type LocalDataset } from './local-datasets.ts';
import type { Route } from './route.ts';

/** `data/index.json`: the datasets that are served, with the names of their files below `data/<folder>/`. */
export interface DataIndex {
  readonly datasets: Readonly<Record<string, { readonly folder: string; readonly files: readonly string[] }>>;
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
    const path = (await findLocalDatasets(candidates, options)).map(({ files }) => files.get(name)).find((each) => each !== undefined);
    if (path === undefined) return false;
    await sendFile(labRequest, path, name.endsWith('.gz') ? 'application/gzip' : 'application/octet-stream');
    return true;
  };
}

function indexOf(datasets: readonly LocalDataset[]): DataIndex {
  return { datasets: Object.fromEntries(datasets.map(({ name, folder, files }) => [name, { folder, files: [...files.keys()] }])) };
}
