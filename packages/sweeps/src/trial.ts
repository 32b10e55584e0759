import { spreadOf } from '@vitrum/runs/internal';
import { groupBy } from './group-by.ts';
import type { Direction } from './sweep.ts';
import type { SettingValues } from './space/setting.ts';
import type { FinishedRecord, TrialRecord } from './trial-record.ts';

/** What is known about a trial. */
export interface Trial {
  /** Its name. */
  readonly name: string;
  /** Its number in the sweep, from 0 on. */
  readonly index: number;
  /** What it tries. */
  readonly values: SettingValues;
  /** `done` came to the last rung, `stopped` was not promoted or not finished, `failed` failed with one of its seeds. */
  readonly state: 'done' | 'stopped' | 'failed';
  /** The mean over its seeds after as many epochs as all of them have; undefined before there is one. */
  readonly value?: number;
  /** How many that are; 0 before all seeds have some. */
  readonly epochs: number;
  /** The mean over its seeds after each epoch. */
  readonly curve: readonly number[];
  /** Seconds of training of all its seeds. */
  readonly seconds: number;
  /** Why it failed. */
  readonly reason?: string;
  /** The last record of each seed. */
  readonly runs: readonly FinishedRecord[];
}

/**
 * The trials of a sweep's records, in the order in which they were suggested; a trial that was suggested twice is there once.
 *
 * @param seeds - How many seeds a trial has.
 * @param epochs - How many epochs a whole trial has.
 */
export function trialsIn(records: readonly TrialRecord[], seeds: number, epochs: number): readonly Trial[] {
  const byName = groupBy(records, ({ trial }) => trial);
  return [...byName.values()].flatMap((own) => trialOf(own, seeds, epochs) ?? []);
}

/** A trial from its records; undefined for none. */
export function trialOf(records: readonly TrialRecord[], seeds: number, planned: number): Trial | undefined {
  const [first] = records;
  if (first === undefined) return undefined;
  const most = epochsTried(first.values) ?? planned;
  const finished = records.filter((each) => each.event === 'finished');
  // A record that was written twice says the same twice.
  const furthest = new Map<number, FinishedRecord>();
  for (const record of finished) if (record.epochs > (furthest.get(record.seed)?.epochs ?? 0)) furthest.set(record.seed, record);
  const runs = [...furthest.values()].toSorted((a, b) => a.seed - b.seed);
  const failed = records.findLast((each) => each.event === 'failed' && (furthest.get(each.seed)?.epochs ?? 0) < each.epochs);
  const epochs = runs.length < seeds ? 0 : Math.min(...runs.map((each) => each.epochs));
  const curve = Array.from({ length: epochs }, (_, i) => meanOf(runs.map((run) => run.curve[i] ?? NaN)));
  const value = epochs === 0 ? undefined : meanOf(runs.map((run) => (run.epochs === epochs ? run.value : (run.curve[epochs - 1] ?? NaN))));
  return {
    name: first.trial,
    index: first.index,
    values: first.values,
    state: failed !== undefined ? 'failed' : epochs >= most ? 'done' : 'stopped',
    ...(value !== undefined && { value }),
    epochs,
    curve,
    seconds: runs.reduce((sum, { seconds }) => sum + seconds, 0),
    ...(failed?.event === 'failed' && { reason: failed.reason }),
    runs,
  };
}

/** The epochs of a trial in whose space they are. */
export function epochsTried(values: SettingValues): number | undefined {
  const tried = values['training.epochs'];
  return typeof tried === 'number' ? tried : undefined;
}

const meanOf = (values: readonly number[]): number => spreadOf(values)?.mean ?? NaN;

/** A figure as a cost, of which smaller is better. */
export const costOf = (value: number, direction: Direction): number => (direction === 'minimize' ? value : -value);

/** A trial that has a value. */
export interface RankedTrial extends Trial {
  /** The mean over its seeds after as many epochs as all of them have. */
  readonly value: number;
}

/** The trials that have a value, the best one first; of equal ones, the earlier one. */
export function ranked(trials: readonly Trial[], direction: Direction): readonly RankedTrial[] {
  const valued = trials.flatMap((trial) => (trial.value === undefined || trial.state === 'failed' ? [] : [{ ...trial, value: trial.value }]));
  return valued.toSorted((a, b) => costOf(a.value, direction) - costOf(b.value, direction) || a.index - b.index);
}
