import { VitrumError, type Backend, type DatasetSplits, type PartsPlan, type Registry } from '@vitrum/core';
import { describeValue, isListOf, isRecord, parseJson } from '@vitrum/core/internal';
import { decodeModel, type RequiredPlugin } from '@vitrum/formats';
import { describePlugin, isRequiredPlugin, type BinaryModel } from '@vitrum/formats/internal';
import { planTraining, type SavedBest } from '@vitrum/trainer';
import { keptFigure } from '@vitrum/trainer/internal';
import { readBestModel } from './best-model.ts';
import type { HintTexts } from '../hint-texts.ts';
import type { Checkpoint } from './checkpoint.ts';
import { findContentChange, type DataFingerprint } from '../data/data-fingerprint.ts';
import { findDataChange } from '../data/data-record.ts';
import { resolveDataset, writeDatasetReference, type DatasetReference } from '../data/dataset-reference.ts';
import type { OpenRun } from '../open-run.ts';
import { partsOfRun } from '../plan-parts.ts';
import { reasonOf } from '../reason-of.ts';
import { parseRunConfig } from '../config/run-config.ts';
import { checkRunPlugins } from '../plugins/run-plugins.ts';
import { runFiles } from './run-files.ts';
import type { RunWarning } from '../run-warning.ts';
import { runOf, type Run } from '../run.ts';
import { findSettingChange } from '../config/setting-change.ts';
import { isSameJson } from '../data/same-json.ts';
import { holdOut } from '../data/validation.ts';
import type { TrainingData } from '../data/training-data.ts';

/** A run folder, and what is needed to open it. */
export interface RunFolderRequest<Data extends TrainingData = TrainingData> {
  /** The name of the folder in messages. */
  readonly name: string;
  /** The text of its config.json; without one, the configuration comes from the model in the checkpoint. */
  readonly config?: string | undefined;
  /** Where the run stopped: network and state of the training. */
  readonly checkpoint: Checkpoint;
  /** The text of its best.json, if it has one. */
  readonly best?: string | undefined;
  /** What the network's tensors lie in and its passes run on. */
  readonly backend: Backend;
  /** What the hints of errors advise: a command in a terminal, a button in a page. */
  readonly hintTexts: Pick<HintTexts, 'installPlugins' | 'restartDownload'>;
  /** Hears each doubt that does not prevent the run from being resumed. */
  readonly onWarning: (warning: RunWarning) => void;
  /** Changes the recorded run before resuming; by default it is the same. */
  readonly change?: (recorded: Run) => Run | Promise<Run>;
  /** Loads the data of the run, in the parts that it wants; not called for a run that cannot be resumed. */
  readonly load: (dataset: DatasetReference, parts: PartsPlan) => Promise<Data>;
}

/** A resumed run and its loaded data. */
export interface OpenedFolder<Data extends TrainingData> {
  /** The run, ready to be continued. */
  readonly open: OpenRun;
  /** What `load` returned. */
  readonly data: Data;
}

/**
 * An earlier run at its last checkpoint; training continues to the same bits.
 *
 * @throws VITRUM_INVALID_CHECKPOINT, VITRUM_INVALID_CONFIG for a plugin that is missing, VITRUM_INVALID_MODEL; what `change` and
 * `load` throw
 */
export async function openRunFolder<Data extends TrainingData>(registry: Registry, request: RunFolderRequest<Data>): Promise<OpenedFolder<Data>> {
  const { checkpoint: { model, state }, backend, hintTexts, onWarning, change = (unchanged: Run) => unchanged, load } = request;
  const { recorded, plugins } = readRecord(request);
  if (!isSameJson(model.network, recorded.network)) {
    throw cannotResume(request, `${runFiles.config} and its checkpoint describe different networks`);
  }
  const changed = findSettingChange(recorded, model.metadata);
  if (changed !== undefined) throw cannotResume(request, changed.reason, { remedy: changed.remedy });
  const doubts = checkRunPlugins(registry, [...plugins, ...model.plugins], hintTexts);
  checkVersions(registry, request, plugins);
  for (const doubt of doubts) onWarning(doubt);
  const run = await change(recorded);
  resolveDataset(registry, run.dataset);
  const plan = planTraining(registry, run.training);
  const network = decodeModel(registry, model, { backend });
  try {
    const data = await load(run.dataset, partsOfRun(run));
    const held = holdOut(data, run.training);
    await checkData(request, held, data.data);
    const best = keptFigure(plan) === undefined ? undefined : readBest(registry, request, recorded);
    return { open: { ...held, run, network, plan, state, ...(best && { best }) }, data };
  } catch (error) {
    network.release();
    throw error;
  }
}

/** @throws VITRUM_INVALID_CHECKPOINT if a plugin that is not built in has another version than that of the run */
function checkVersions(registry: Registry, request: RunFolderRequest, plugins: readonly RequiredPlugin[]): void {
  const { checkpoint: { model: { metadata } }, hintTexts } = request;
  const trained = isListOf(metadata['plugins'], isRequiredPlugin) ? metadata['plugins'] : [];
  for (const plugin of [...plugins, ...trained]) {
    const [registered] = registry.plugins.filter(({ name }) => name === plugin.name);
    if (registered === undefined) throw cannotResume(request, `it needs the plugin ${describePlugin(plugin)}, which is not registered`, { remedy: hintTexts.installPlugins([plugin]) });
    if (registered.version === plugin.version) continue;
    const reason = `it was trained with the plugin ${describePlugin(plugin)}, and ${describePlugin(registered)} is registered`;
    throw cannotResume(request, reason, { remedy: 'Give that version.' });
  }
}

/**
 * Compares the samples of a run, and their content before some were held out for validation, with those of the checkpoint.
 *
 * @throws VITRUM_INVALID_CHECKPOINT if they differ
 */
async function checkData(request: RunFolderRequest, present: TrainingData, whole: DatasetSplits): Promise<void> {
  const { metadata } = request.checkpoint.model;
  const { dataset, dataFingerprint } = metadata;
  if (dataset === undefined || dataFingerprint === undefined) throw cannotResume(request, `its checkpoint does not say which data it was trained on`);
  const difference = findDataChange(metadata, present);
  if (difference !== undefined) throw cannotResume(request, `its data have changed, ${difference}`);
  const { fingerprint } = present;
  if (dataFingerprint === null || fingerprint === undefined || fingerprint === null) {
    request.onWarning({
      code: 'VITRUM_DATA_NOT_COMPARED',
      message: `Whether the data of the run in ${request.name} are still the same is not known: they have no fingerprint${dataFingerprint === null ? ' in its checkpoint' : ' here'}.`,
      hint: 'Only their number and their classes were compared.',
    });
    return;
  }
  const change = (await findContentChange(dataFingerprint, fingerprint, whole)) ?? otherReference(dataset, present.dataset, fingerprint);
  if (change !== undefined) throw cannotResume(request, `its data have changed, ${change}`);
}

/** The fingerprint of published files does not tell how many samples are used; that of samples tells everything. */
function otherReference(then: unknown, now: DatasetReference, fingerprint: DataFingerprint): string | undefined {
  const isSame = !('files' in fingerprint) || isSameJson(then, JSON.parse(JSON.stringify(writeDatasetReference(now))));
  return isSame ? undefined : `the dataset is ${describeValue(writeDatasetReference(now))} instead of ${describeValue(then)}`;
}

/** The best weights of a run; undefined if there is no best.json. */
function readBest(registry: Registry, { best, name, backend, hintTexts }: RunFolderRequest, { network }: Run): SavedBest | undefined {
  if (best === undefined) return undefined;
  return readBestModel(registry, best, { name, network, backend, hint: hintTexts.restartDownload });
}

interface RecordedRun {
  readonly recorded: Run;
  readonly plugins: readonly RequiredPlugin[];
}

/** A run folder is untrusted: its record names plugins, but never the location of code. */
function readRecord(request: RunFolderRequest): RecordedRun {
  const { config: text, checkpoint: { model } } = request;
  try {
    const config = parseRunConfig(text === undefined ? configOf(model) : parseJson(text));
    const { load: [code], required } = config.plugins ?? { load: [], required: [] };
    if (code === undefined) return { recorded: runOf(config), plugins: required };
    throw new Error(`"plugins" names code to run, ${JSON.stringify(code)}, which a run folder never does`);
  } catch (error) {
    throw cannotResume(request, `in ${text === undefined ? 'its checkpoint' : runFiles.config}, ${reasonOf(error)}`, { cause: error });
  }
}

function configOf({ network, metadata: { dataset, training } }: BinaryModel): unknown {
  return { network, dataset, ...(isRecord(training) && { training }) };
}

interface Further {
  readonly remedy?: string | undefined;
  readonly cause?: unknown;
}

function cannotResume({ name, hintTexts }: RunFolderRequest, reason: string, { remedy, cause }: Further = {}): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_CHECKPOINT',
    message: `The run in ${name} cannot be resumed: ${reason}.`,
    hint: remedy === undefined ? hintTexts.restartDownload : `${remedy} Or: ${hintTexts.restartDownload}`,
    cause,
  });
}
