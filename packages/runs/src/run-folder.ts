import { isRecord, parseJson, VitrumError, type Backend, type Registry } from '@vitrum/core';
import { decodeModel, type ModelFile, type ModelWarning, type RequiredPlugin } from '@vitrum/formats';
import { resolveTrainingConfig } from '@vitrum/trainer';
import type { HintTexts } from './hint-texts.ts';
import type { Checkpoint } from './checkpoint.ts';
import { findDataChange } from './data-record.ts';
import { resolveDataset, type DatasetReference } from './dataset-reference.ts';
import type { OpenRun } from './open-run.ts';
import { reasonOf } from './reason-of.ts';
import { parseRunConfig } from './run-config.ts';
import { checkRunPlugins } from './run-plugins.ts';
import { runFiles } from './run-files.ts';
import { runOf, type Run } from './run.ts';
import { isSameJson } from './same-json.ts';
import type { TrainingData } from './training-data.ts';

/** A run folder, and what is needed to open it. */
export interface RunFolderRequest<Data extends TrainingData = TrainingData> {
  /** The name of the folder in messages. */
  readonly name: string;
  /** The text of its config.json; without one, the configuration comes from the model in the checkpoint. */
  readonly config?: string | undefined;
  readonly checkpoint: Checkpoint;
  readonly registry: Registry;
  readonly backend: Backend;
  readonly hintTexts: Pick<HintTexts, 'installPlugins' | 'restartDownload'>;
  readonly onWarning: (warning: ModelWarning) => void;
  /** Changes the recorded run before resuming; by default it is the same. */
  readonly change?: (recorded: Run) => Run | Promise<Run>;
  /** Loads the data of the run; not called for a run that cannot be resumed. */
  readonly load: (dataset: DatasetReference) => Promise<Data>;
}

/** A resumed run and its loaded data. */
export interface OpenedFolder<Data extends TrainingData> {
  readonly open: OpenRun;
  readonly data: Data;
}

/**
 * An earlier run at its last checkpoint; training continues to the same bits.
 *
 * @throws VITRUM_INVALID_CHECKPOINT, VITRUM_INVALID_CONFIG for a plugin that is missing, VITRUM_INVALID_MODEL; what `change` and
 * `load` throw
 */
export async function openRunFolder<Data extends TrainingData>(request: RunFolderRequest<Data>): Promise<OpenedFolder<Data>> {
  const { checkpoint: { model, state }, registry, backend, hintTexts, onWarning, change = (unchanged: Run) => unchanged, load } = request;
  const { recorded, plugins } = readRecord(request);
  if (!isSameJson(model.network, recorded.network)) {
    throw cannotResume(request, `${runFiles.config} and ${runFiles.checkpoint} describe different networks`);
  }
  for (const warning of checkRunPlugins([...plugins, ...model.plugins], registry, hintTexts)) onWarning(warning);
  const run = await change(recorded);
  resolveDataset(registry, run.dataset);
  const plan = resolveTrainingConfig(registry, run.training);
  const network = decodeModel(model, { registry, backend });
  try {
    const data = await load(run.dataset);
    const difference = findDataChange(model.metadata, data);
    if (difference !== undefined) throw cannotResume(request, `its data have changed, ${difference}`);
    return { open: { ...data, run, network, plan, state }, data };
  } catch (error) {
    network.release();
    throw error;
  }
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
    throw cannotResume(request, `in ${text === undefined ? runFiles.checkpoint : runFiles.config}, ${reasonOf(error)}`, error);
  }
}

function configOf({ network, metadata: { dataset, training } }: ModelFile): unknown {
  return { network, dataset, ...(isRecord(training) && { training }) };
}

function cannotResume({ name, hintTexts }: RunFolderRequest, reason: string, cause?: unknown): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_CHECKPOINT',
    message: `The run in ${name} cannot be resumed: ${reason}.`,
    hint: hintTexts.restartDownload,
    cause,
  });
}
