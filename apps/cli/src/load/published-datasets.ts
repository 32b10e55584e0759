import { isVitrumError, resolveReference, VitrumError, type DatasetSource, type PublishedDataset, type Registry } from '@vitrum/core';

/** A dataset whose files are published. */
export type PublishedSource = DatasetSource & { readonly published: PublishedDataset };

/** Every dataset in a registry whose files are published. */
export function publishedDatasets(registry: Registry): readonly PublishedSource[] {
  return registry.datasets.names.flatMap((name) => {
    const source = resolveByDefaults(registry, name);
    return source !== undefined && isPublished(source) ? [source] : [];
  });
}

/**
 * The dataset of that name, whose files are published; all of them where no name is given.
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

/** Undefined for a dataset that needs options: it reads a person's own files. */
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
