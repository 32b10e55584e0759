import {
  isVitrumError,
  resolveReference,
  VitrumError,
  type Dataset,
  type DatasetContext,
  type DatasetPart,
  type DatasetSource,
  type DatasetSplits,
} from '@vitrum/core';
import { skipped } from '../../old-check.ts';
import type { CheckOutcome } from '../../report.ts';
import type { Subject } from '../../subject.ts';

/** Serves datasets that need no files. */
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

const loads = new WeakMap<Subject<'datasets'>, Promise<DatasetSplits | CheckOutcome>>();

/** The dataset, loaded once for all checks; or why there is nothing to check, where its published files are not here. */
export function loadedOnce(subject: Subject<'datasets'>): Promise<DatasetSplits | CheckOutcome> {
  const known = loads.get(subject);
  if (known !== undefined) return known;
  const load = loadAnew(subject);
  loads.set(subject, load);
  return load;
}

/** The dataset with its default options; undefined where one has none: only a person knows which file to read. */
export function sourceOf({ name, definition, registry }: Subject<'datasets'>): DatasetSource | undefined {
  if (!('options' in definition)) return definition;
  const isComplete = Object.values(definition.options).every((option) => option.default !== undefined);
  return isComplete ? resolveReference(registry, 'dataset', name) : undefined;
}

/** Loads it again. */
export async function loadAnew(subject: Subject<'datasets'>): Promise<DatasetSplits | CheckOutcome> {
  const source = sourceOf(subject);
  if (source === undefined) return skipped('it has an option without a default, which only a person can give');
  const { published } = source;
  const { datasetContext } = subject.environment;
  if (published !== undefined && datasetContext === undefined) return skipped('its published files are not at hand');
  try {
    return await source.load(datasetContext ?? noFiles);
  } catch (error) {
    if (published === undefined || !isVitrumError(error) || error.code !== 'VITRUM_DATASET_NOT_FOUND') throw error;
    return skipped(error.message.replace(/\.$/, ''));
  }
}

/** Its two parts, with what they are called. */
export function partsOf({ train, test }: DatasetSplits): readonly (readonly [part: DatasetPart, dataset: Dataset])[] {
  return [
    ['train', train],
    ['test', test],
  ];
}

/** True where a dataset was loaded. */
export function isLoaded(loaded: DatasetSplits | CheckOutcome): loaded is DatasetSplits {
  return !('tried' in loaded);
}

const maxSamples = 200;

/** The first sample, the last, and others spread between. */
export function someSamples({ size }: Dataset): readonly number[] {
  const count = Math.min(maxSamples, size);
  return [...new Set([...Array.from({ length: count }, (_, i) => Math.floor((i * size) / count)), size - 1])];
}
