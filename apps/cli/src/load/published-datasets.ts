import { isVitrumError, resolveReference, VitrumError, type DatasetSource, type PublishedDataset, type Registry } from '@vitrum/core';

/** A dataset with published files. */
export type PublishedSource = DatasetSource & { readonly published: PublishedDataset };

/** All registered datasets with published files. */
export function publishedDatasets(registry: Registry): readonly PublishedSource[] {
  return registry.datasets.names.flatMap((name) => {
    const source = resolveByDefaults(registry, name);
    return source !== undefined && isPublished(source) ? [source] : [];
  });
}

/**
 * The published dataset of the given name; all of them by default.
 *
 * @throws VITRUM_UNKNOWN_NAME; VITRUM_INVALID_OPTION where the dataset has no published files
 */
export function choosePublished(registry: Registry, name: string | undefined): readonly PublishedSource[] {
  const all = publishedDatasets(registry);
  if (name === undefined) return all;
  registry.datasets.lookup(name);
  const chosen = all.filter((each) => each.name === name);
  if (chosen.length > 0) return chosen;
  throw new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `The dataset "${name}" has no published files: it is computed, or reads files of your own.`,
    hint: `Datasets with published files: ${all.map((each) => each.name).join(', ')}.`,
  });
}

/** Undefined for a dataset with required options, which reads user files. */
function resolveByDefaults(registry: Registry, name: string): DatasetSource | undefined {
  try {
    return resolveReference(registry, 'dataset', name);
  } catch (error) {
    if (isVitrumError(error)) return undefined;
    throw error;
  }
}

function isPublished(source: DatasetSource): source is PublishedSource {
  return source.published !== undefined;
}
