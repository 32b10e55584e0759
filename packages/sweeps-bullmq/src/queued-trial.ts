import { VitrumError } from '@vitrum/core';
import { describeValue, isFiniteNumber, isListOf, isRecord } from '@vitrum/core/internal';
import { checkKeys } from '@vitrum/runs/internal';

/** A run of a trial in a queue: plain JSON, which names plugins and no code. */
export interface QueuedTrial {
  /** The version of vitrum that described it: its workers have the same. */
  readonly vitrum: string;
  /** The name of the trial: the beginning of the SHA-256 of its complete description and its data. */
  readonly trial: string;
  /** The seed of the run. */
  readonly seed: number;
  /** How many seeds the trial has, which its name depends on. */
  readonly seeds: number;
  /** It is trained up to the end of this epoch. */
  readonly epochs: number;
  /** What is looked for: `loss` or the name of a metric. */
  readonly figure: string;
  /** The complete description of the run. */
  readonly config: Readonly<Record<string, unknown>>;
  /** What computes it, as far as its bits depend on that. */
  readonly computing: {
    /** The name of the backend; left out: the worker's own. */
    readonly backend?: string;
    /** True where the bits must be the same on every machine. */
    readonly deterministic?: boolean;
  };
}

/** What became of a queued trial. */
export type QueuedOutcome = (FinishedTrial & WithModel<QueuedModel>) | FailedTrial;

/** What is in the job of a trial that has ended: its model has a place of its own. */
export type StoredOutcome = (FinishedTrial & WithModel<StoredModel>) | FailedTrial;

interface WithModel<Model> {
  /** The trained network, where it was asked for. */
  readonly model?: Model;
}

interface FinishedTrial {
  /** It was trained as far as it was asked for. */
  readonly state: 'finished';
  /** The figure after each epoch. */
  readonly curve: readonly number[];
  /** How long it trained. */
  readonly seconds: number;
  /** Which samples the figure is of. */
  readonly part: 'validation' | 'test';
  /** The fingerprint of the weights. */
  readonly fingerprint?: string;
  /** The name of the worker that trained it. */
  readonly worker?: string;
}

interface FailedTrial {
  /** It could not be trained. */
  readonly state: 'failed';
  /** The message of the error. */
  readonly reason: string;
  /** The name of the worker that tried. */
  readonly worker?: string;
}

/** The model of a run that came to its end. */
export interface QueuedModel {
  /** Those of the file. */
  readonly bytes: number;
  /** The file; undefined where it is too big to travel through Redis, or did not arrive whole. */
  readonly file?: Uint8Array;
}

/** What is known of a model. */
export interface StoredModel {
  readonly bytes: number;
  /** Of the file; undefined for one that was not sent. */
  readonly sha256?: string;
}

const keys = ['vitrum', 'trial', 'seed', 'seeds', 'epochs', 'figure', 'config', 'computing'];
const where = 'A trial of the queue';

/**
 * Checks what came out of a queue, which is not trusted: anyone who can reach it can put something there.
 *
 * @throws VITRUM_INVALID_CONFIG, VITRUM_UNKNOWN_OPTION
 */
export function parseQueuedTrial(value: unknown): QueuedTrial {
  const { vitrum, trial, seed, seeds, epochs, figure, config, computing } = checkKeys(value, keys, where);
  const { backend, deterministic } = checkKeys(computing, ['backend', 'deterministic'], `${where}: "computing"`);
  if (typeof trial !== 'string' || !/^[\da-f]{16}$/.test(trial)) throw invalid('trial', trial); // the name of a folder
  if (typeof vitrum !== 'string') throw invalid('vitrum', vitrum);
  if (!isCount(seed, 0)) throw invalid('seed', seed);
  if (!isCount(seeds, 1)) throw invalid('seeds', seeds);
  if (!isCount(epochs, 1)) throw invalid('epochs', epochs);
  if (typeof figure !== 'string') throw invalid('figure', figure);
  if (!isRecord(config)) throw invalid('config', config);
  if (backend !== undefined && typeof backend !== 'string') throw invalid('backend', backend);
  return { vitrum, trial, seed, seeds, epochs, figure, config, computing: { ...(backend !== undefined && { backend }), ...(deterministic === true && { deterministic }) } };
}

/** The outcome that a worker returned; undefined for anything else. */
export function parseStoredOutcome(value: unknown): StoredOutcome | undefined {
  if (!isRecord(value)) return undefined;
  const { state, curve, seconds, part, fingerprint, reason, worker } = value;
  const model = parseStoredModel(value['model']);
  const by = typeof worker === 'string' ? { worker } : {};
  if (state === 'failed') return { state, reason: typeof reason === 'string' ? reason : 'Its worker says no reason.', ...by };
  if (state !== 'finished' || !isListOf(curve, isFiniteNumber) || curve.length === 0 || !isFiniteNumber(seconds)) return undefined;
  return { state, curve, seconds, part: part === 'validation' ? part : 'test', ...(typeof fingerprint === 'string' && { fingerprint }), ...(model && { model }), ...by };
}

function parseStoredModel(value: unknown): StoredModel | undefined {
  if (!isRecord(value)) return undefined;
  const { bytes, sha256 } = value;
  if (!isCount(bytes, 0)) return undefined;
  return { bytes, ...(typeof sha256 === 'string' && { sha256 }) };
}

const isCount = (value: unknown, minimum: number): value is number => Number.isSafeInteger(value) && Number(value) >= minimum;

function invalid(key: string, value: unknown): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_CONFIG',
    message: `${where} has a "${key}" that no sweep writes: ${describeValue(value)}.`,
    hint: 'Something else writes to this queue: give the sweep and its workers a Redis, or a database of it, of their own.',
  });
}
