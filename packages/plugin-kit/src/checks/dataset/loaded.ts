import {
  isVitrumError,
  resolveReference,
  VitrumError,
  type Dataset,
  type DatasetContext,
  type DatasetPart,
  type DatasetSource,
  type DatasetSplits,
  type Registry,
} from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';
import type { CheckContext } from '../../check-context.ts';
import { check, type Check, type Report } from '../../check.ts';
import type { Fault } from '../../finding.ts';
import type { Subject } from '../../subject.ts';

type DatasetSubject = Pick<Subject<'datasets'>, 'name' | 'definition' | 'registry' | 'environment'>;

/** Train or test, and how to tell what was found of it. */
export interface LoadedPart {
  readonly name: DatasetPart;
  readonly dataset: Dataset;
  readonly fail: (...faults: readonly (Fault | string)[]) => void;
  /** Tells of the first of some samples with which something is wrong. */
  readonly failFirst: (faultOf: (index: number) => Fault | string | undefined) => void;
}

/** What a check of a loaded dataset works with. */
export interface DatasetCheckContext extends Report {
  readonly loaded: DatasetSplits;
  /** Loads it once more; a text says why that cannot be done. */
  readonly loadAgain: () => Promise<DatasetSplits | string>;
  readonly parts: readonly LoadedPart[];
  /** How many samples of all parts are looked at. */
  readonly sampleCount: number;
}

/** A check of a dataset that was loaded; it is skipped where published files are not at hand. */
export function datasetCheck(
  name: string,
  title: string,
  examine: (context: DatasetCheckContext) => void | Promise<void>,
): Check<CheckContext<'datasets'>> {
  return check(name, title, async (context: CheckContext<'datasets'>) => {
    const { tried, fail: failAll, note, skip } = context;
    const loaded = await loadedOnce(context);
    if (typeof loaded === 'string') return skip(loaded);
    const { train, test } = loaded;
    const parts = ([['train', train], ['test', test]] as const).map(([part, dataset]): LoadedPart => {
      const fail: LoadedPart['fail'] = (...faults) => failAll(...faults.map((fault) => withPart(part, fault)));
      return { name: part, dataset, fail, failFirst: (faultOf) => fail(...firstOf(someSamples(dataset), faultOf)) };
    });
    const sampleCount = someSamples(train).length + someSamples(test).length;
    return examine({ loaded, loadAgain: () => load(context), parts, sampleCount, tried, fail: failAll, note, skip });
  });
}

function withPart(part: string, fault: Fault | string): Fault {
  if (typeof fault === 'string') return { message: `${part}: ${fault}` };
  return 'message' in fault ? { ...fault, message: `${part}: ${fault.message}` } : { ...fault, where: `${part}: ${fault.where}` };
}

function firstOf<T>(indices: readonly number[], faultOf: (index: number) => T | undefined): readonly T[] {
  for (const index of indices) {
    const fault = faultOf(index);
    if (fault !== undefined) return [fault];
  }
  return [];
}

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

/** The dataset with its default options; undefined where one has none: only a person knows which file to read. */
export function sourceOf({ name, definition, registry }: DatasetSubject): DatasetSource | undefined {
  if (!('options' in definition)) return definition;
  const isComplete = Object.values(definition.options).every((option) => option.default !== undefined);
  return isComplete ? resolveReference(registry, 'dataset', name) : undefined;
}

async function load(subject: DatasetSubject): Promise<DatasetSplits | string> {
  const source = sourceOf(subject);
  if (source === undefined) return 'it has an option without a default, which only a person can give';
  const { published } = source;
  const { datasetContext } = subject.environment;
  if (published !== undefined && datasetContext === undefined) return 'its published files are not at hand';
  try {
    return await source.load(datasetContext ?? noFiles);
  } catch (error) {
    if (published === undefined || !isVitrumError(error) || error.code !== 'VITRUM_DATASET_NOT_FOUND') throw error;
    return error.message.replace(/\.$/, '');
  }
}

/** By the registry, which belongs to one examination of a plugin, and by name. */
const loads = new WeakMap<Registry, Map<string, ReturnType<typeof load>>>();

/** Loaded once for all checks. */
function loadedOnce(subject: DatasetSubject): Promise<DatasetSplits | string> {
  const known = loads.get(subject.registry) ?? new Map<string, ReturnType<typeof load>>();
  loads.set(subject.registry, known);
  const loaded = known.get(subject.name) ?? load(subject);
  known.set(subject.name, loaded);
  return loaded;
}

const maxSamples = 200;

/** The first sample, the last, and others spread between. */
export function someSamples({ size }: Dataset): readonly number[] {
  const count = Math.min(maxSamples, size);
  return [...new Set([...Array.from({ length: count }, (_, i) => Math.floor((i * size) / count)), size - 1])];
}

export function inputOf(dataset: Dataset, index: number): Float32Array {
  const input = new Float32Array(sizeOf(dataset.inputShape));
  dataset.readInput(index, input, 0);
  return input;
}

export function targetOf(dataset: Dataset, index: number): Float32Array {
  const target = new Float32Array(dataset.targetSize);
  dataset.readTarget(index, target, 0);
  return target;
}
