import type { Domain } from './space/domain.ts';
import type { Space } from './space/setting.ts';
import type { Direction } from './sweep.ts';
import type { TrialRecord } from './trial-record.ts';
import type { Trial } from './trial.ts';

/** The operations of Optuna's JournalStorage that are written, by their codes. */
const operations = { createStudy: 0, createTrial: 4 } as const;
/** Optuna's numbers of directions and states. */
const directions = { minimize: 1, maximize: 2 } as const;
const states = { done: 1, stopped: 2, failed: 3 } as const;

/** What a journal tells. */
export interface Journal {
  /** The name of the study. */
  readonly study: string;
  /** Whether small values are good. */
  readonly direction: Direction;
  /** The settings that were tried. */
  readonly space: Space;
  /** The trials, in their order. */
  readonly trials: readonly Trial[];
  /** Those that the trials were read from, which have the times. */
  readonly records: readonly TrialRecord[];
}

/**
 * A sweep as a journal of Optuna's JournalStorage with JournalFileBackend, which optuna-dashboard shows: a line of JSON for each
 * operation. Trials that were stopped early are pruned there.
 *
 * Source: the operations of Optuna 4, optuna/storages/journal/_storage.py; distributions as optuna/distributions.py writes them.
 */
export function optunaJournal({ study, direction, space, trials, records }: Journal): string {
  const worker = { worker_id: 'vitrum' };
  const lines = [
    { op_code: operations.createStudy, ...worker, study_name: study, directions: [directions[direction]] },
    ...trials.map((trial) => ({ op_code: operations.createTrial, ...worker, study_id: 0, ...frozenTrial(trial, space, records.filter((each) => each.trial === trial.name)) })),
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

function frozenTrial({ name, values, state, value, curve, reason }: Trial, space: Space, records: readonly TrialRecord[]): Readonly<Record<string, unknown>> {
  const tried = space.filter(({ key }) => Object.hasOwn(values, key));
  const [begun, ended] = [records[0]?.time, records.at(-1)?.time];
  return {
    state: states[state],
    value: state === 'failed' ? null : (value ?? null),
    values: null,
    datetime_start: localTime(begun),
    datetime_complete: localTime(ended),
    distributions: Object.fromEntries(tried.map(({ key, domain }) => [key, JSON.stringify(distributionOf(domain))])),
    params: Object.fromEntries(tried.map(({ key, domain }) => [key, internalOf(domain, values[key])])),
    user_attrs: { trial: name, ...(reason !== undefined && { reason }) },
    system_attrs: {},
    intermediate_values: Object.fromEntries(curve.map((each, i) => [String(i + 1), each])),
  };
}

/** Python's `fromisoformat` before version 3.11 knows no Z. */
const localTime = (time: string | undefined): string | null => time?.replace(/Z$/, '') ?? null;

function distributionOf({ choices, range }: Domain): Readonly<Record<string, unknown>> {
  if (range === undefined) return { name: 'CategoricalDistribution', attributes: { choices: (choices ?? []).map(choiceOf) } };
  const { minimum, maximum, isLogarithmic, isWhole } = range;
  return isWhole
    ? { name: 'IntDistribution', attributes: { log: isLogarithmic, step: 1, low: minimum, high: maximum } }
    : { name: 'FloatDistribution', attributes: { step: null, low: minimum, high: maximum, log: isLogarithmic } };
}

/** Optuna keeps the index of a choice, and numbers as they are. */
function internalOf(domain: Domain, value: unknown): unknown {
  const { choices } = domain;
  return choices === undefined ? value : Math.floor((domain.placeOf(value) ?? 0) * choices.length);
}

/** Choices are texts, numbers, truth values or nothing there. */
const choiceOf = (choice: unknown): unknown => (typeof choice === 'object' && choice !== null ? JSON.stringify(choice) : choice);
