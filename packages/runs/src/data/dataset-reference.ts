import {
  resolveReference,
  VitrumError,
  type DatasetSource,
  type NumberOption,
  type OptionSchema,
  type OptionValues,
  type Registry,
} from '@vitrum/core';
import { checkOption, checkOptions, describeValue, isReference } from '@vitrum/core/internal';
import { foldedSource, splitOptions } from '@vitrum/datasets';

/** The range of a limit. */
const limitOption = { type: 'integer', minimum: 1 } as const satisfies NumberOption;

/** The dataset of a run, its options, and the number of training samples used. */
export interface DatasetReference {
  /** The name that the dataset is registered under: `mnist`, `csv`. */
  readonly type: string;
  /** Number of training samples used, chosen by `limitSamples`; all by default. */
  readonly limit?: number;
  /** A file or folder of the user's to validate with, of the same kind of data. */
  readonly validationData?: string;
  /** A file or folder of the user's to test with. */
  readonly testData?: string;
  readonly [option: string]: unknown;
}

/**
 * Checks that plain JSON names a dataset: `"mnist"`, `{ "type": "mnist", "limit": 2000 }`, or
 * `{ "type": "csv", "file": "iris.csv", "target": "species" }`. Its options are checked by its definition.
 *
 * @throws VITRUM_INVALID_REFERENCE, VITRUM_INVALID_OPTION
 */
export function parseDatasetReference(value: unknown): DatasetReference {
  if (typeof value === 'string') return { type: value };
  if (!isReference(value)) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_REFERENCE',
      message: `"dataset" must be the name of a dataset, or an object with its name as "type", got ${describeValue(value)}.`,
      hint: 'Write "mnist", or { "type": "mnist", "limit": 2000 }.',
    });
  }
  const { type, limit, validationData, testData, ...options } = typeof value === 'string' ? { type: value } : value;
  const own = { ...ownPart('validationData', validationData), ...ownPart('testData', testData) };
  if (limit === undefined) return { type, ...options, ...own };
  checkOption(limitOption, limit, '"dataset": limit');
  return { type, ...options, ...own, limit: Number(limit) };
}

function ownPart(name: 'validationData' | 'testData', path: unknown): Readonly<Record<string, string>> {
  if (path === undefined) return {};
  if (typeof path === 'string' && path !== '') return { [name]: path };
  throw new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `"dataset": ${name} must be the path of a file or folder, got ${describeValue(path)}.`,
    hint: 'Give a path, relative to the configuration.',
  });
}

/** The shortest form of a reference. */
export function writeDatasetReference(reference: DatasetReference): unknown {
  return Object.keys(reference).length === 1 ? reference.type : reference;
}

/**
 * Resolves a reference to a dataset that is ready to load. `folds`, `fold` and `splitSeed` work for each dataset: where they are no
 * options of its own, they divide its training samples.
 *
 * @throws VITRUM_UNKNOWN_NAME and the errors of options
 */
export function resolveDataset(registry: Registry, { limit: _, validationData: __, testData: ___, ...reference }: DatasetReference): DatasetSource {
  if (reference['folds'] === undefined || dividesItself(registry, reference.type)) return resolveReference(registry, 'dataset', reference);
  const { folds, fold, splitSeed, ...own } = reference;
  const source = resolveReference(registry, 'dataset', own);
  // checkOptions guarantees the types of the schema.
  const options = checkOptions(foldOptions, { folds, fold, splitSeed }, `dataset "${reference.type}"`) as OptionValues<typeof foldOptions>;
  return options.folds === 0 ? source : foldedSource(source, options);
}

const { folds, fold, splitSeed } = splitOptions;

/** The options that divide the samples of each dataset into folds. */
export const foldOptions = { folds, fold, splitSeed } as const satisfies OptionSchema;

/** True for a dataset that has options for folds itself. */
function dividesItself(registry: Registry, type: string): boolean {
  const definition = registry.datasets.lookup(type);
  return 'options' in definition && Object.hasOwn(definition.options, 'folds');
}
