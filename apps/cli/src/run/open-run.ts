import { isVitrumError, VitrumError, type PartsPlan, type Registry } from '@vitrum/core';
import { parseJson } from '@vitrum/core/internal';
import {
  completeRun,
  openRun,
  openRunFolder,
  parseRunConfig,
  runOf,
  type DatasetReference,
  type OpenRun,
  type Run,
  type RunConfig,
  type RunEnvironment,
  type RunWarning,
  type TrainingData,
} from '@vitrum/runs';
import {
  checkRunConfig,
  checkRunPlugins,
  defaultDataset,
  describeFitted,
  isSameJson,
  planParts,
  pluginsOfRun,
  settingsFor,
  validationOf,
} from '@vitrum/runs/internal';
import type { TrainingState } from '@vitrum/trainer';
import { builtins } from 'vitrum';
import { hintTexts } from '../hint-texts.ts';
import type { CommandHost } from '../command-host.ts';
import { loadBackend } from '../load/backend.ts';
import { loadBaseModel } from '../load/base-model.ts';
import { chooseDataset } from '../load/choose-dataset.ts';
import type { GivenPlugin } from '../load/registry.ts';
import type { BackendOptions } from '../options/shared-options.ts';
import { reportWarning } from '../report-warning.ts';
import { environmentHere } from './environment.ts';
import { findOtherBits, otherEpochs } from './other-bits.ts';
import type { RunFolder } from './run-folder.ts';
import { readRunOptions, withOptions, type GivenOption, type RunOptions } from './run-options.ts';

export interface RunRequest {
  readonly options: RunOptions & BackendOptions;
  readonly registry: Registry;
  /** The plugins that are not built in. */
  readonly given: readonly GivenPlugin[];
  readonly host: CommandHost;
  /** Loads the training data, in the parts that the run wants; called after all checks that need no data. */
  readonly load: (dataset: DatasetReference, parts: PartsPlan) => Promise<TrainingData>;
}

/** A run that is ready to train. */
export interface OpenedRun {
  readonly open: OpenRun;
  /** The settings derived from the data, in words; empty if there are none. */
  readonly fitted: string;
  readonly environment: RunEnvironment;
  /** What was given: a file and the options that override it. */
  readonly config: RunConfig;
}

/**
 * Opens a new run.
 *
 * @throws the usage errors of everything that was given; what loading throws
 */
export async function openNewRun({ options, registry, given, host, load }: RunRequest, settings: RunConfig): Promise<OpenedRun> {
  const warn = warnOn(host);
  for (const warning of checkRunPlugins(registry, settings.plugins?.required ?? [], hintTexts)) warn(warning);
  const config = withOptions(settings, readRunOptions(registry, options, settings, await chooseDataset(registry, options, host.paths)));
  const base = await loadBaseModel(registry, config, host);
  const backend = await loadBackend(registry, options, host);
  checkRunConfig(registry, config, backend);
  const dataset = config.dataset ?? { type: defaultDataset };
  const data = await load(dataset, planParts(dataset, validationOf(registry, config)));
  const run = completeRun(registry, config, data, undefined, base);
  return {
    open: openRun(registry, run, data, backend, base),
    fitted: describeFitted(run, config, settingsFor(registry, config, data.data.train)),
    environment: await environmentHere(backend, given, pluginsOfRun(registry, run, builtins)),
    config,
  };
}

/**
 * Resumes a run at its last checkpoint. Only the number of epochs may change, to a larger one; the data must be the same.
 *
 * @throws VITRUM_INVALID_CHECKPOINT; VITRUM_INVALID_OPTION when an option contradicts the run
 */
export async function resumeRun({ options, registry, given, host, load }: RunRequest, folder: RunFolder): Promise<OpenedRun> {
  const config = await folder.read('config');
  const checkpoint = await folder.readCheckpoint(host);
  let planned = 0;
  const change = async (recorded: Run): Promise<Run> => {
    planned = recorded.training.epochs;
    const changes = readRunOptions(registry, options, recorded, await chooseDataset(registry, options, host.paths));
    for (const option of changes) checkAgreement(option, recorded);
    const run = runOf(withOptions(recorded, changes));
    checkEpochs(run, checkpoint.state);
    return run;
  };
  const recorded = environmentIn(config);
  const backend = await loadBackend(registry, { ...options, ...(recorded?.deterministic === true && { deterministic: true }) }, host);
  const best = await folder.readIfPresent('best');
  const { open } = await openRunFolder(registry, { name: folder.path, config, checkpoint, best, backend, hintTexts, onWarning: warnOn(host), change, load });
  const { run, plan, state } = open;
  const environment = await environmentHere(backend, given, pluginsOfRun(registry, run, builtins));
  const doubts = findOtherBits({ folder: folder.path, recorded, present: environment, isDeterministicGiven: options.deterministic === true });
  const bent = plan.schedule.dependsOnEpochs === true && planned !== plan.epochs ? [otherEpochs(plan.schedule.name, planned, plan.epochs)] : [];
  if ((state?.epoch ?? 0) < plan.epochs) [...doubts, ...bent].forEach(warnOn(host)); // a run that is done computes nothing more
  return { open, fitted: '', environment, config: run };
}

/** What computed a run, if that can be read; what is wrong with its record is told where the folder is opened. */
function environmentIn(config: string): RunEnvironment | undefined {
  try {
    return parseRunConfig(parseJson(config)).environment;
  } catch (error) {
    if (error instanceof SyntaxError || isVitrumError(error)) return undefined;
    throw error;
  }
}

function checkAgreement(option: GivenOption, recorded: Run): void {
  const { flag } = option;
  // The layers of a network by name are recorded without the name.
  if (flag === '--epochs' || (flag !== '--network' && isSameJson(runOf(withOptions(recorded, [option])), recorded))) return;
  throw new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `${flag} contradicts the run that is resumed: only --epochs can be changed.`,
    hint: `Leave out ${flag}, or start a new run without --resume.`,
  });
}

function checkEpochs({ training: { epochs } }: Run, state: TrainingState): void {
  const begun = state.epoch + (state.samples > 0 ? 1 : 0);
  if (epochs >= begun) return;
  throw new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `The run is in its epoch ${begun} already, --epochs asks for ${epochs}.`,
    hint: `Give at least ${begun}, or leave --epochs out.`,
  });
}

const warnOn =
  (host: CommandHost) =>
  (warning: RunWarning): void => {
    reportWarning(warning, host);
  };
