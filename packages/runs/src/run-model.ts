import type { Plugin, Registry } from '@vitrum/core';
import { encodeModel, type ModelFile } from '@vitrum/formats';
import type { DoneEvent } from '@vitrum/trainer';
import { dataRecord } from './data-record.ts';
import type { OpenRun } from './open-run.ts';
import { pluginsOfRun } from './run-plugins.ts';

type Results = Readonly<Record<string, unknown>>;

/**
 * The network of a run as a model file, with the record of its data, its training, its plugins and its results.
 *
 * @param builtins - The plugins that every program has; others are recorded.
 * @throws VITRUM_INVALID_MODEL if a parameter is not finite
 */
export function modelOf(
  open: OpenRun,
  registry: Registry,
  builtins: readonly Pick<Plugin, 'name'>[],
  results?: Results,
): ModelFile {
  const { network, run } = open;
  const plugins = pluginsOfRun(run, registry, builtins);
  return encodeModel(network, registry, {
    ...dataRecord(open),
    training: run.training,
    ...(plugins.length > 0 && { plugins }),
    ...(results && { results }),
  });
}

/** The results that a model records. */
export function resultsOf({ epochsDone, testAccuracy, testLoss, testMetrics, best }: DoneEvent): Results {
  return { epochs: epochsDone, ...(best && { best }), ...(testAccuracy !== undefined && { testAccuracy }), testLoss, testMetrics };
}
