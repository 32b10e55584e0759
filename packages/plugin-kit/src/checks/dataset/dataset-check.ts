import type { Dataset, DatasetPart, DatasetSplits } from '@vitrum/core';
import type { CheckContext } from '../../check-context.ts';
import { check, type Check, type Report } from '../../check.ts';
import type { Statement } from '../../finding.ts';
import { loadDataset, loadedOnce } from './load-dataset.ts';
import { someSamples } from './read-sample.ts';

/** The name of a part, train or test, and the functions that report findings about it. */
export interface LoadedPart {
  readonly name: DatasetPart;
  readonly dataset: Dataset;
  readonly fail: (...faults: readonly (Statement | string)[]) => void;
  /** Reports the first faulty sample. */
  readonly failFirst: (faultOf: (index: number) => Statement | string | undefined) => void;
}

/** The context of a check of a loaded dataset. */
export interface DatasetCheckContext extends Report {
  readonly loaded: DatasetSplits;
  readonly loadAgain: () => Promise<DatasetSplits>;
  readonly parts: readonly LoadedPart[];
  /** Number of samples examined, over all parts. */
  readonly sampleCount: number;
}

/** A check of a loaded dataset; skipped if published files are unavailable. */
export function datasetCheck(
  name: string,
  title: string,
  examine: (context: DatasetCheckContext) => void | Promise<void>,
): Check<CheckContext<'datasets'>> {
  return check(name, title, async (context: CheckContext<'datasets'>) => {
    const { tried, fail: failAll, note, skip } = context;
    const loaded = await loadedOnce(context);
    const { train, test } = loaded;
    const parts = ([['train', train], ['test', test]] as const).map(([part, dataset]): LoadedPart => {
      const fail: LoadedPart['fail'] = (...faults) => failAll(...faults.map((fault) => (typeof fault === 'string' ? { message: `${part}: ${fault}` } : { ...fault, message: `${part}: ${fault.message}` })));
      return { name: part, dataset, fail, failFirst: (faultOf) => fail(...firstOf(someSamples(dataset), faultOf)) };
    });
    const sampleCount = someSamples(train).length + someSamples(test).length;
    return examine({ loaded, loadAgain: () => loadDataset(context), parts, sampleCount, tried, fail: failAll, note, skip });
  });
}

function firstOf<T>(indices: readonly number[], faultOf: (index: number) => T | undefined): readonly T[] {
  for (const index of indices) {
    const fault = faultOf(index);
    if (fault !== undefined) return [fault];
  }
  return [];
}
