import {
  isVitrumError,
  resolveReference,
  VitrumError,
  type DatasetContext,
  type DatasetSource,
  type DatasetSplits,
  type Registry,
} from '@vitrum/core';
import type { CheckContext } from '../../check-context.ts';

type Context = CheckContext<'datasets'>;

/** A file source for datasets without files. */
const noFiles: DatasetContext = {
  read: ({ name }) =>
    Promise.reject(
      new VitrumError({
        code: 'VITRUM_DATASET_NOT_FOUND',
        message: `The files of the dataset "${name}" are not here.`,
        hint: 'Run `vitrum check-plugin` where they are.',
      }),
    ),
};

/** The dataset with its default options; undefined if it requires some, such as the file to read. */
export function sourceOf({ name, definition, registry }: Context): DatasetSource | undefined {
  if (!('options' in definition)) return definition;
  const isComplete = Object.values(definition.options).every((option) => option.default !== undefined);
  return isComplete ? resolveReference(registry, 'dataset', name) : undefined;
}

/** Skips the check if there is nothing to load. */
export async function loadDataset(context: Context): Promise<DatasetSplits> {
  const { environment: { datasetContext }, skip } = context;
  const source = sourceOf(context) ?? skip('it has an option without a default, which only a person can give');
  const { published } = source;
  if (published !== undefined && datasetContext === undefined) return skip('its published files are not at hand');
  try {
    return await source.load(datasetContext ?? noFiles);
  } catch (error) {
    if (published === undefined || !isVitrumError(error) || error.code !== 'VITRUM_DATASET_NOT_FOUND') throw error;
    return skip(error.message.replace(/\.$/, ''));
  }
}

/** By registry, which is specific to one run of the checks, and by name. */
const loads = new WeakMap<Registry, Map<string, Promise<DatasetSplits>>>();

/** Loaded once for all checks. */
export function loadedOnce(context: Context): Promise<DatasetSplits> {
  const known = loads.get(context.registry) ?? new Map<string, Promise<DatasetSplits>>();
  loads.set(context.registry, known);
  const loaded = known.get(context.name) ?? loadDataset(context);
  known.set(context.name, loaded);
  return loaded;
}
