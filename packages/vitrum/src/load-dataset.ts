import { VitrumError, type ConfigIn, type DatasetContext, type DatasetSplits, type ReferenceIn, type Registry } from '@vitrum/core';
import { limitSamples } from '@vitrum/datasets';
import { parseDatasetReference, resolveDataset, type DatasetReference } from '@vitrum/runs';
import { createVitrum, type VitrumRegistry } from './builtins.ts';

/** A dataset of a registry: its name, or an object with its name as `type` and its options; `limit` takes fewer training samples. */
export type DatasetToLoad<R extends Registry = VitrumRegistry> = ReferenceIn<R, 'dataset'> | (ConfigIn<R, 'datasets'> & { readonly limit?: number });

/** Where a dataset is loaded. */
export interface LoadDatasetOptions<R extends Registry = VitrumRegistry> {
  /** Knows the names; everything built in by default. */
  readonly registry?: R;
  /** Gives published files, which MNIST and its kin consist of. `loadDataset` of `vitrum/node` has one. */
  readonly context?: DatasetContext;
}

const origins = /* @__PURE__ */ new WeakMap<DatasetSplits, DatasetReference>();

/** The reference that a dataset was loaded by; undefined for others. */
export const originOfData = (data: DatasetSplits): DatasetReference | undefined => origins.get(data);

/**
 * Loads a dataset by its name. Without a `context` it loads what is computed or built in, such as `iris` and `two-moons`.
 *
 * @example
 * const model = await train({ dataset: await loadDataset('iris') });
 * @throws VITRUM_UNKNOWN_NAME, the errors of options, VITRUM_DATASET_NOT_FOUND and the other errors of data
 */
export async function loadDataset<R extends Registry = VitrumRegistry>(
  dataset: DatasetToLoad<R>,
  { registry, context = withoutFiles }: LoadDatasetOptions<R> = {},
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
