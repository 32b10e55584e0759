import { parseJson, VitrumError, type Registry } from '@vitrum/core';
import type { RequiredPlugin } from '@vitrum/formats';
import {
  checkRunPlugins,
  completeRun,
  createRunNetwork,
  describeRun,
  findDataChange,
  isSameJson,
  parseRunConfig,
  readCheckpoint,
  resolveDataset,
  type RunConfig,
  type RunDescription,
  type RunOverrides,
  type RunParts,
  type TrainingData,
} from '@vitrum/runs';
import { resolveTrainingConfig, type TrainingPlan, type TrainingState } from '@vitrum/trainer';
import { advice } from '../advice.ts';
import type { CommandHost } from '../command-host.ts';
import { loadBackend } from '../load/backend.ts';
import { chooseDataset } from '../load/choose-dataset.ts';
import { decodeModelFile } from '../load/model.ts';
import type { BackendOptions } from '../options/shared-options.ts';
import { reasonOf } from '../reason-of.ts';
import { reportWarning } from '../report-warning.ts';
import type { PreparedRun } from './prepared-run.ts';
import type { RunFolder } from './run-folder.ts';
import { mergeOverrides, readRunOptions, type GivenOption, type RunOptions } from './run-options.ts';

const startAnew = 'Start a new run without --resume.';

/** What a new run is made from. */
type NewRunOptions = RunOptions & BackendOptions;

/**
 * A new run, checked as far as that is possible without data.
 *
 * @throws the usage errors of everything that was given
 */
export async function prepareRun(options: NewRunOptions, config: RunConfig, registry: Registry, host: CommandHost): Promise<PreparedRun> {
  requireRunPlugins(config.plugins?.required ?? [], registry, host);
  const given = readRunOptions(options, await chooseDataset(options, registry, host.paths), registry);
  const overrides = mergeOverrides(given);
  const draft = describeRun(config, overrides);
  resolveDataset(registry, draft.dataset);
  const draftPlan = resolveTrainingConfig(registry, draft.training);
  const backend = await loadBackend(registry, options, host);
  // Whoever says how large the network is hears now what is wrong with it, and not after the data.
  const early = saysArchitecture(config, overrides) ? createRunNetwork(draft, draftPlan, registry, backend) : undefined;
  const complete = (data: TrainingData): RunParts => {
    const { description, fitted } = completeRun(config, overrides, data, registry);
    const plan = resolveTrainingConfig(registry, description.training);
    const isDraft = early !== undefined && isSameJson(description.network, draft.network);
    const network = isDraft ? early : createRunNetwork(description, plan, registry, backend);
    return { ...data, description, network, plan, ...(fitted !== undefined && { fitted }) };
  };
  const isDatasetNamed = overrides.dataset !== undefined || config.dataset !== undefined;
  return { dataset: draft.dataset, isDatasetNamed, complete };
}

function requireRunPlugins(required: readonly RequiredPlugin[], registry: Registry, host: CommandHost): void {
  for (const warning of checkRunPlugins(required, registry, advice)) reportWarning(warning, host);
}

function saysArchitecture({ network }: RunConfig, { architecture }: RunOverrides): boolean {
  return architecture !== undefined || (network !== undefined && ('layers' in network || network.architecture !== undefined));
}

/**
 * An earlier run, as it stood at its last checkpoint. The number of epochs may grow; everything else stays, the data too.
 *
 * @throws VITRUM_INVALID_CHECKPOINT; VITRUM_INVALID_OPTION when an option contradicts the run
 */
export async function resumeRun(
  folder: RunFolder,
  options: RunOptions & BackendOptions,
  registry: Registry,
  host: CommandHost,
): Promise<PreparedRun> {
  const { recorded, plugins } = readDescription(await folder.read('config'), folder);
  const { model, state } = readCheckpoint(await folder.read('checkpoint'), folder.pathOf('checkpoint'), startAnew);
  if (!isSameJson(model.network, recorded.network)) {
    throw cannotResume(folder, 'config.json and checkpoint.json describe different networks');
  }
  requireRunPlugins([...plugins, ...model.plugins], registry, host);
  const given = readRunOptions(options, await chooseDataset(options, registry, host.paths), registry);
  for (const option of given) checkAgreement(option, recorded);
  const description = describeRun(recorded, mergeOverrides(given));
  const plan = resolveTrainingConfig(registry, description.training);
  checkEpochs(plan, state);
  const network = decodeModelFile(model, registry, await loadBackend(registry, options, host));
  const complete = (data: TrainingData): RunParts => {
    const change = findDataChange(model.metadata, data);
    if (change !== undefined) throw cannotResume(folder, `its data have changed, ${change}`);
    return { ...data, description, network, plan, state };
  };
  return { dataset: description.dataset, isDatasetNamed: true, complete };
}

interface RecordedRun {
  readonly recorded: RunDescription;
  readonly plugins: readonly RequiredPlugin[];
}

/** A run folder may come from anywhere: what it records names plugins and never says where code is. */
function readDescription(text: string, folder: RunFolder): RecordedRun {
  try {
    const config = parseRunConfig(parseJson(text));
    const [code] = config.plugins?.load ?? [];
    if (code === undefined) return { recorded: describeRun(config, {}), plugins: config.plugins?.required ?? [] };
    throw new Error(`"plugins" names code to run, ${JSON.stringify(code)}, which a run folder never does`);
  } catch (error) {
    throw cannotResume(folder, `in config.json, ${reasonOf(error)}`, error);
  }
}

function checkAgreement({ flag, overrides }: GivenOption, recorded: RunDescription): void {
  if (flag === '--epochs' || isSameJson(describeRun(recorded, overrides), recorded)) return;
  throw new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `${flag} contradicts the run that is resumed: only --epochs can be changed.`,
    hint: `Leave out ${flag}, or start a new run without --resume.`,
  });
}

function checkEpochs({ epochs }: TrainingPlan, state: TrainingState): void {
  const begun = state.epoch + (state.samples > 0 ? 1 : 0);
  if (epochs >= begun) return;
  throw new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `The run is in its epoch ${begun} already, --epochs asks for ${epochs}.`,
    hint: `Give at least ${begun}, or leave --epochs out.`,
  });
}

function cannotResume(folder: RunFolder, reason: string, cause?: unknown): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_CHECKPOINT',
    message: `The run in ${folder.path} cannot be resumed: ${reason}.`,
    hint: startAnew,
    cause,
  });
}
