import { VitrumError, type DatasetContext, type DatasetSplits, type Registry } from '@vitrum/core';
import { limitSamples } from '@vitrum/datasets';
import { parseDatasetReference, resolveDataset, type DatasetReference } from '@vitrum/runs';
import { createVitrum } from '../builtins.ts';
import type { DatasetToLoad, LoadDatasetOptions } from './load-options.ts';

const origins = /* @__PURE__ */ new WeakMap<DatasetSplits, DatasetReference>();

/** The reference that a dataset was loaded by; undefined for others. */
export const originOfData = (data: DatasetSplits): DatasetReference | undefined => origins.get(data);

/** What `loadDataset` does. */
export async function loadByName<R extends Registry>(
  dataset: DatasetToLoad<R>,
  { registry, context = withoutFiles }: LoadDatasetOptions<R>,
): Promise<DatasetSplits> {
  const reference = parseDatasetReference(dataset);
  const { limit } = reference;
  const loaded = await resolveDataset(registry ?? createVitrum(), reference).load(context);
  const data = limit === undefined ? { ...loaded } : { ...loaded, train: limitSamples(loaded.train, limit) };
  origins.set(data, reference);
  return data;
}

const withoutFiles: DatasetContext = {
  read: ({ name }, file) =>
    Promise.reject(
      new VitrumError({
        code: 'VITRUM_DATASET_NOT_FOUND',
        message: `The dataset "${name}" consists of files, such as ${file.name}, and nothing gives them here.`,
        hint: 'In Node: import { loadDataset } from "vitrum/node". Elsewhere give a context whose read() gives the bytes of a file.',
      }),
    ),
};
