import { isFiniteNumber, isRecord, isRecordOf, parseJson, VitrumError } from '@vitrum/core';
import { checkModel, decodeModel, type ModelFile } from '@vitrum/formats';
import {
  checkRunPlugins,
  describeRun,
  findDataChange,
  isSameJson,
  parseDatasetReference,
  parseRunConfig,
  readCheckpoint,
  reasonOf,
  requirePlugins,
  resolveDataset,
  runFiles,
  startRecord,
  type RunConfig,
  type RunDescription,
  type TrainingRecord,
} from '@vitrum/runs';
import { resolveTrainingConfig } from '@vitrum/trainer';
import { ActiveRun } from '../active-run.ts';
import type { EpochRow } from '../api/run.ts';
import { readData } from '../data/session-data.ts';
import { needBackend } from '../need.ts';
import type { LoadedData, Session } from '../session.ts';
import { advice } from './advice.ts';
import type { Dropped } from './dropped-run.ts';

/** A run that was opened, and the data that it learns from. */
export interface OpenedRun {
  readonly run: ActiveRun;
  readonly data: LoadedData;
  readonly notes: readonly string[];
}

const startAnew = 'Take the folder as it was written, or begin a new run.';

/**
 * A run as it stood at its checkpoint: training goes on to the bit.
 *
 * @throws VITRUM_INVALID_CHECKPOINT, VITRUM_INVALID_CONFIG, VITRUM_INVALID_MODEL for a plugin that is missing; the errors of data
 */
export async function openRun(session: Session, { name, texts }: Extract<Dropped, { kind: 'run' }>): Promise<OpenedRun> {
  const { registry } = session;
  const { model, state } = readCheckpoint(texts.checkpoint, name, startAnew);
  const { description, plugins } = describe(texts.config, model, name);
  if (!isSameJson(model.network, description.network)) {
    throw cannotOpen(name, `${runFiles.config} and ${runFiles.checkpoint} describe different networks`);
  }
  const notes = checkRunPlugins(plugins, registry, advice).map(({ message }) => message);
  requirePlugins(model.plugins, registry, 'The model', 'VITRUM_INVALID_MODEL', advice);
  resolveDataset(registry, description.dataset);
  const data = await dataOf(session, description.dataset);
  const parts = { dataset: data.reference, data: data.splits, ...(data.fileSize !== undefined && { fileSize: data.fileSize }) };
  const change = findDataChange(model.metadata, parts);
  if (change !== undefined) throw cannotOpen(name, `its data have changed, ${change}`);
  const plan = resolveTrainingConfig(registry, description.training);
  const network = decodeModel(model, { registry, backend: needBackend(session) });
  const whole = { ...parts, description, network, plan, state };
  const records = recordsOf(texts.events, state.epoch);
  const untrained = texts.untrained === undefined ? model : checkModel(parseJson(texts.untrained));
  const history = { points: [], epochs: records.flatMap(epochRowOf), records, untrained };
  const run = await ActiveRun.open(whole, registry, history);
  // Without its record of events a run goes on too, with nothing told of what came before.
  if (records.length === 0) run.records.push(startRecord(run.start, whole, run.trainer.metrics));
  return { run, data, notes };
}

/** Where nothing else says, a checkpoint's own model knows what the run was told. */
function describe(config: string | undefined, { network, metadata }: ModelFile, name: string): Described {
  try {
    const told: RunConfig = config === undefined ? fromMetadata(network, metadata) : parseRunConfig(parseJson(config));
    const [code] = told.plugins?.load ?? [];
    if (code !== undefined) throw new Error(`"plugins" names code to run, ${JSON.stringify(code)}, which a run folder never does`);
    return { description: describeRun(told, {}), plugins: told.plugins?.required ?? [] };
  } catch (error) {
    throw cannotOpen(name, reasonOf(error), error);
  }
}

interface Described {
  readonly description: RunDescription;
  readonly plugins: NonNullable<RunConfig['plugins']>['required'];
}

function fromMetadata(network: ModelFile['network'], { dataset, training }: ModelFile['metadata']): RunConfig {
  return {
    network,
    ...(dataset !== undefined && { dataset: parseDatasetReference(dataset) }),
    ...(isRecord(training) && { training }),
  };
}

/** The present data where they are the same. */
export async function dataOf(session: Session, reference: LoadedData['reference']): Promise<LoadedData> {
  const { data } = session;
  return data !== undefined && isSameJson(data.reference, reference) ? data : readData(session, reference);
}

/** The records of a run up to its checkpoint; what is no record is left out. */
function recordsOf(events: string | undefined, epochs: number): readonly TrainingRecord[] {
  const lines = (events ?? '').split('\n').filter((line) => line.trim() !== '');
  return lines.flatMap((line) => {
    const record = parseRecord(line);
    const isLater = record?.event === 'epoch' && Number(record['epoch']) > epochs;
    return record === undefined || isLater || record.event === 'done' || record.event === 'interrupted' ? [] : [record];
  });
}

function parseRecord(line: string): TrainingRecord | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) && typeof value['event'] === 'string' ? { ...value, event: value['event'] } : undefined;
  } catch {
    return undefined; // a line that was cut short while it was written
  }
}

function epochRowOf(record: TrainingRecord): readonly EpochRow[] {
  const { epoch, loss, testLoss, seconds, samplesPerSecond, accuracy, testAccuracy, testMetrics } = record;
  if (record.event !== 'epoch' || !isFiniteNumber(epoch) || !isFiniteNumber(loss) || !isFiniteNumber(testLoss)) return [];
  return [{
    epoch,
    loss,
    ...(isFiniteNumber(accuracy) && { accuracy }),
    testLoss,
    ...(isFiniteNumber(testAccuracy) && { testAccuracy }),
    testScores: isRecordOf(testMetrics, isFiniteNumber) ? testMetrics : {},
    seconds: isFiniteNumber(seconds) ? seconds : 0,
    samplesPerSecond: isFiniteNumber(samplesPerSecond) ? samplesPerSecond : 0,
  }];
}

function cannotOpen(name: string, reason: string, cause?: unknown): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_CHECKPOINT',
    message: `The run in ${name} cannot go on: ${reason}.`,
    hint: startAnew,
    ...(cause !== undefined && { cause }),
  });
}
