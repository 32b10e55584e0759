import { promotable } from './halving/promotion.ts';
import { rungsOf } from './halving/rungs.ts';
import type { SettingValues } from './space/setting.ts';
import { trialsOf, type Direction, type Sweep } from './sweep.ts';
import type { TrialRecord } from './trial-record.ts';
import { costOf, epochsTried, trialOf, type Trial } from './trial.ts';

/** A run of a trial with one seed, up to a number of epochs: what a worker is given. */
export interface Work {
  /** The name of the trial. */
  readonly trial: string;
  /** Its number. */
  readonly index: number;
  /** What it tries. */
  readonly values: SettingValues;
  /** The seed of the run. */
  readonly seed: number;
  /** It is trained up to the end of this epoch. */
  readonly epochs: number;
}

/** What is to be done next. */
export type Step =
  | {
      /** A trial is to be begun. */
      readonly type: 'suggest';
      /** Its number in the sweep, from 0 on. */
      readonly index: number;
      /** What it tries. */
      readonly values: SettingValues;
    }
  | {
      /** A run is to be trained. */
      readonly type: 'train';
      /** Which one, and how far. */
      readonly work: Work;
    }
  | {
      /** Nothing before something that is running has ended. */
      readonly type: 'wait';
    }
  | {
      /** Nothing is left to do. */
      readonly type: 'end';
      /** Why. */
      readonly reason: EndReason;
    };

/** Why a sweep ends: all trials are done, or a part of the budget is used up. */
export type EndReason = 'trials' | 'epochs' | 'time';

/** What a schedule has to know besides the sweep. */
export interface ScheduleOptions {
  /** The seeds of every trial. */
  readonly seeds: readonly number[];
  /** The epochs of a whole run; those of a run whose epochs are tried are its own. */
  readonly epochs: number;
  /** Whether small figures are good. */
  readonly direction: Direction;
  /** Seconds since the sweep began. */
  readonly elapsed: () => number;
}

/**
 * Decides what is trained next, from what has been recorded so far and what is running: a sweep goes on from its records as if it had never
 * stopped.
 */
export class Schedule {
  readonly #sweep: Sweep;
  readonly #options: ScheduleOptions;
  readonly #rungs: readonly number[];
  readonly #records: TrialRecord[];
  readonly #recordsOf = new Map<string, TrialRecord[]>();
  readonly #trials = new Map<string, Trial>();
  readonly #running = new Map<string, Work>();
  /** The rung to which each trial has been promoted. */
  readonly #promoted = new Map<string, number>();
  #suggested = 0;
  #suggesting = false;

  /** @param records - Those of earlier sessions. */
  constructor(sweep: Sweep, records: readonly TrialRecord[], options: ScheduleOptions) {
    this.#sweep = sweep;
    this.#options = options;
    this.#rungs = rungsOf(sweep.halving, options.epochs);
    this.#records = [];
    for (const record of records) this.add(record);
  }

  /** All records so far. */
  get records(): readonly TrialRecord[] {
    return this.#records;
  }

  /** The trials so far. */
  get trials(): readonly Trial[] {
    return [...this.#trials.values()];
  }

  /** Runs that have been handed out and have not ended. */
  get running(): readonly Work[] {
    return [...this.#running.values()];
  }

  /** Takes in what has happened. */
  add(record: TrialRecord): void {
    this.#records.push(record);
    const own = this.#recordsOf.get(record.trial) ?? [];
    own.push(record);
    this.#recordsOf.set(record.trial, own);
    const trial = trialOf(own, this.#options.seeds.length, this.#options.epochs);
    if (trial !== undefined) this.#trials.set(record.trial, trial);
    if (record.event === 'suggested') {
      this.#suggested = Math.max(this.#suggested, record.index + 1);
      this.#suggesting = false;
      return;
    }
    this.#running.delete(keyOf(record));
    const rung = this.#rungs.indexOf(record.epochs);
    this.#promoted.set(record.trial, Math.max(this.#promoted.get(record.trial) ?? 0, rung));
  }

  /** Gives a run back that was handed out and was interrupted. */
  release(work: Work): void {
    this.#running.delete(keyOf(work));
  }

  /** What is to be done next; a run is handed out once. */
  next(): Step {
    const spent = this.#spent();
    if (spent !== undefined) return this.#running.size > 0 ? { type: 'wait' } : { type: 'end', reason: spent };
    const work = this.#begun() ?? this.#promotion();
    if (work !== undefined) {
      this.#running.set(keyOf(work), work);
      return { type: 'train', work };
    }
    if (this.#suggesting) return { type: 'wait' };
    const values = this.#suggested < trialsOf(this.#sweep) ? this.#suggest() : undefined;
    if (values !== undefined) {
      this.#suggesting = true;
      return { type: 'suggest', index: this.#suggested, values };
    }
    return this.#running.size > 0 ? { type: 'wait' } : { type: 'end', reason: 'trials' };
  }

  #spent(): EndReason | undefined {
    const { epochs, seconds } = this.#sweep.budget;
    if (seconds !== undefined && this.#options.elapsed() >= seconds) return 'time';
    if (epochs !== undefined && this.epochs + this.#underWay() >= epochs) return 'epochs';
    return undefined;
  }

  /** The epochs that have been trained in all trials. */
  get epochs(): number {
    return this.trials.reduce((sum, { runs }) => sum + runs.reduce((own, run) => own + run.epochs, 0), 0);
  }

  #underWay(): number {
    return this.running.reduce((sum, work) => sum + work.epochs - this.#epochsOf(work), 0);
  }

  /** The epochs that a run has already. */
  #epochsOf({ trial, seed }: Pick<Work, 'trial' | 'seed'>): number {
    return this.#trials.get(trial)?.runs.find((run) => run.seed === seed)?.epochs ?? 0;
  }

  /** A run of a trial that has been suggested or promoted, and has not come to its rung. */
  #begun(): Work | undefined {
    for (const trial of this.#trials.values()) {
      if (trial.state === 'failed') continue;
      const work = this.#unfinished(trial, this.#promoted.get(trial.name) ?? 0);
      if (work !== undefined) return work;
    }
    return undefined;
  }

  #unfinished({ name: trial, index, values }: Trial, rung: number): Work | undefined {
    const epochs = epochsTried(values) ?? this.#rungs[rung] ?? this.#options.epochs;
    const seed = this.#options.seeds.find((each) => this.#epochsOf({ trial, seed: each }) < epochs && !this.#running.has(keyOf({ trial, seed: each, epochs })));
    return seed === undefined ? undefined : { trial, index, values, seed, epochs };
  }

  #promotion(): Work | undefined {
    const { halving } = this.#sweep;
    if (halving === undefined) return undefined;
    const rungs = this.#rungs.map((epochs) => this.#resultsAt(epochs));
    const next = promotable(rungs, halving.factor, (trial, rung) => (this.#promoted.get(trial) ?? 0) > rung);
    const trial = next === undefined ? undefined : this.#trials.get(next.trial);
    if (next === undefined || trial === undefined) return undefined;
    this.#promoted.set(next.trial, next.rung + 1);
    return this.#unfinished(trial, next.rung + 1);
  }

  /** The costs of the trials that have come to a rung with every seed. */
  #resultsAt(epochs: number): readonly { readonly trial: string; readonly cost: number }[] {
    return this.trials.flatMap(({ name, state, curve }) => {
      const value = curve[epochs - 1];
      return state === 'failed' || value === undefined ? [] : [{ trial: name, cost: costOf(value, this.#options.direction) }];
    });
  }

  #suggest(): SettingValues | undefined {
    const { search, space, seed } = this.#sweep;
    const earlier = this.trials.flatMap(({ values, value, state }) => (value === undefined || state === 'failed' ? [] : [{ values, cost: costOf(value, this.#options.direction) }]));
    return search.suggest({ space, seed, index: this.#suggested, earlier });
  }
}

const keyOf = ({ trial, seed, epochs }: { readonly trial: string; readonly seed: number; readonly epochs: number }): string => `${trial} ${seed} ${epochs}`;
