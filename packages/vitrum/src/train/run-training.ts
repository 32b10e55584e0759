import { createBackend, type DatasetSplits, type Registry } from '@vitrum/core';
import { splitDataset } from '@vitrum/datasets';
import { completeRun, openRun, type OpenRun } from '@vitrum/runs';
import { checkKeys, metricsOfRun, settingsOfTask } from '@vitrum/runs/internal';
import { Trainer, type DoneEvent, type EpochEvent, type TrainingConfig, type TrainingEvent } from '@vitrum/trainer';
import { trainingSchema } from '@vitrum/trainer/internal';
import { createVitrum } from '../builtins.ts';
import { originOfData } from '../data/load-by-name.ts';
import { Model } from '../model/model.ts';
import { metadataOf } from '../model/metadata.ts';
import { givenBase } from './given-base.ts';
import { networkOfLayers, type GivenNetwork } from './network-of-layers.ts';
import { rowsData } from './rows-data.ts';
import type { TrainOptions, TrainingWatch } from './train-options.ts';

const dataKeys = ['inputs', 'targets', 'test', 'task', 'classes', 'inputShape', 'scaling', 'dataset', 'testShare'] as const;
const networkKeys = ['layers', 'network', 'activation', 'outputActivation', 'initializer', 'biasInitializer'] as const;
const baseKeys = ['base', 'freeze', 'head'] as const;
const watchKeys = ['onEpoch', 'onProgress', 'onEvent', 'signal'] as const;
const placeKeys = ['registry', 'backend', 'threads'] as const;
const trainingKeys = Object.keys(trainingSchema);

/** Options with any names. */
type AnyOptions = TrainOptions<Registry>;

/** What `train` does. */
export async function runTraining<R extends Registry>(options: TrainOptions<R>): Promise<Model> {
  // All registries are used alike from here on; the names of `R` are checked when they are resolved.
  const all = options as unknown as AnyOptions;
  checkKeys(all, [...dataKeys, ...networkKeys, ...baseKeys, ...trainingKeys, ...watchKeys, ...placeKeys], 'train()');
  all.signal?.throwIfAborted();
  const { registry = createVitrum() } = all;
  const open = await openTraining(registry, all);
  const trainer = new Trainer({ ...open, metrics: metricsOfRun(registry, open) });
  try {
    const { done, epochs } = await watch(trainer, all);
    return new Model({ network: open.network, registry, metadata: metadataOf(registry, open, done), history: epochs });
  } finally {
    trainer.release();
  }
}

async function openTraining(registry: Registry, options: AnyOptions): Promise<OpenRun> {
  const training = trainingOf(options);
  const begun = await givenBase(options);
  const data = dataOf(options, training);
  const parts = partsOf(options);
  const isFromBase = begun !== undefined && Object.keys(parts).length === 0; // with both, the run says that they are two networks
  const network = isFromBase ? undefined : networkOfLayers(parts, { train: data.train, training, registry });
  const given = { dataset: originOfData(data) ?? { type: data.train.name }, data };
  const config = { ...(begun && { base: begun.reference }), ...(network && { network }), training };
  const run = completeRun(registry, config, given, settingsOfTask, begun?.base);
  const backend = options.backend ?? (await createBackend(registry, options.threads === undefined ? {} : { threads: options.threads }));
  return openRun(registry, run, given, backend, begun?.base);
}

/** What the ordinary training is told; the seed as in a `TrainingConfig`. */
function trainingOf(options: AnyOptions): TrainingConfig {
  const given = Object.entries(options).filter(([key, value]) => trainingKeys.includes(key) && value !== undefined);
  return { seed: 0, ...Object.fromEntries(given) };
}

function partsOf({ layers, network, activation, outputActivation, initializer, biasInitializer }: AnyOptions): GivenNetwork {
  return {
    ...(layers !== undefined && { layers }),
    ...(network !== undefined && { network }),
    ...(activation !== undefined && { activation }),
    ...(outputActivation !== undefined && { outputActivation }),
    ...(initializer !== undefined && { initializer }),
    ...(biasInitializer !== undefined && { biasInitializer }),
  };
}

function dataOf(options: AnyOptions, { seed = 0 }: TrainingConfig): DatasetSplits {
  const { testShare = 0 } = options;
  if (options.dataset === undefined) return rowsData(options, { testShare, seed });
  const { dataset } = options;
  if ('train' in dataset) return dataset;
  return testShare === 0 ? { train: dataset, test: dataset } : splitDataset(dataset, { testShare, splitSeed: seed });
}

interface Watched {
  readonly done: DoneEvent | undefined;
  readonly epochs: readonly EpochEvent[];
}

async function watch(trainer: Trainer, { onEpoch, onProgress, onEvent, signal }: TrainingWatch): Promise<Watched> {
  const epochs: EpochEvent[] = [];
  let done: DoneEvent | undefined;
  for await (const event of trainer.run(signal)) {
    if (event.type === 'epoch') epochs.push(event);
    if (event.type === 'done') done = event;
    tell(event, { ...(onEpoch && { onEpoch }), ...(onProgress && { onProgress }), ...(onEvent && { onEvent }) });
  }
  if (done === undefined) signal?.throwIfAborted();
  return { done, epochs };
}

function tell(event: TrainingEvent, { onEpoch, onProgress, onEvent }: TrainingWatch): void {
  onEvent?.(event);
  if (event.type === 'epoch') onEpoch?.(event);
  if (event.type === 'progress') onProgress?.(event);
}
