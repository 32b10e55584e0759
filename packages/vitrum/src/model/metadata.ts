import type { Registry } from '@vitrum/core';
import type { ModelFile } from '@vitrum/formats';
import { resultsOf, type BaseReference, type OpenRun } from '@vitrum/runs';
import { dataRecord, pluginsOfRun } from '@vitrum/runs/internal';
import type { DoneEvent } from '@vitrum/trainer';
import { builtins } from '../builtins.ts';

/**
 * What a model file says of a training: its data, its settings, its plugins and its results, as after `vitrum train`. Data that are no
 * registered dataset have no name there.
 */
export function metadataOf(registry: Registry, open: OpenRun, done: DoneEvent | undefined): ModelFile['metadata'] {
  const { dataset, ...record } = dataRecord(open);
  const isKnown = registry.datasets.has(open.run.dataset.type);
  const plugins = isKnown ? pluginsOfRun(registry, open.run, builtins) : [];
  return {
    ...(isKnown && { dataset }),
    ...record,
    ...(open.run.base && { base: withoutFile(open.run.base) }),
    training: open.run.training,
    ...(plugins.length > 0 && { plugins }),
    ...(done && { results: resultsOf(done) }),
  };
}

/** A model in memory came from no file. */
const withoutFile = ({ file: _, ...base }: BaseReference): Omit<BaseReference, 'file'> => base;
