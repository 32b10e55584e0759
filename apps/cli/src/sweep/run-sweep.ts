import { setTimeout as sleep } from 'node:timers/promises';
import { VitrumError } from '@vitrum/core';
import type { EndReason, Schedule, SettingValues, TrialRecord, Work } from '@vitrum/sweeps';
import type { CommandHost } from '../command-host.ts';
import type { Crew } from './crew.ts';
import type { SweepFolder } from './sweep-folder.ts';
import type { DescribedTrial } from './prepare-sweep.ts';
import type { SweepView } from './sweep-view.ts';
import type { TrialOutcome } from './trial-job.ts';

/** What runs a sweep. */
export interface SweepRun {
  readonly schedule: Schedule;
  readonly folder: SweepFolder;
  readonly crew: Crew;
  readonly view: SweepView;
  readonly describe: (values: SettingValues) => Promise<DescribedTrial>;
  readonly figure: string;
  /** Options of `vitrum train` that describe no run. */
  readonly words: readonly string[];
  readonly elapsed: () => number;
  /** Prints a line of JSON. */
  readonly print: (line: string) => void;
  readonly host: CommandHost;
  readonly signal: AbortSignal;
}

/** Milliseconds between two looks whether somebody wants the sweep to stop. */
const lookEvery = 500;

/** How a session of a sweep ended. */
export type SweepEnd = EndReason | 'interrupted' | 'stopped';

/**
 * Suggests and trains trials until the budget is used up, and records what happens. Ended before, it goes on from its records.
 *
 * @throws VITRUM_OUTPUT_UNWRITABLE, and what trials cannot be trained without
 */
export async function runSweep(run: SweepRun): Promise<SweepEnd> {
  const session = new Session(run);
  const { signal } = run;
  const onAbort = (): void => session.interrupt('interrupted');
  signal.addEventListener('abort', onAbort);
  if (signal.aborted) onAbort();
  const looks = session.lookForStop();
  try {
    return await session.work();
  } finally {
    signal.removeEventListener('abort', onAbort);
    session.end();
    await looks;
  }
}

class Session {
  readonly #run: SweepRun;
  readonly #busy = new Set<Promise<void>>();
  readonly #over = new AbortController();
  #ended: 'interrupted' | 'stopped' | undefined;
  #failure: { readonly error: unknown } | undefined;

  constructor(run: SweepRun) {
    this.#run = run;
  }

  /** Asks what is running to be saved, and begins nothing more. */
  interrupt(how: 'interrupted' | 'stopped'): void {
    this.#ended ??= how;
    this.#run.crew.interrupt();
  }

  /** Watches the clock and the wish to stop. */
  async lookForStop(): Promise<void> {
    const { signal } = this.#over;
    while (!signal.aborted) {
      if (await this.#run.folder.isToStop()) this.interrupt('stopped');
      await sleep(lookEvery, undefined, { signal }).catch(() => undefined); // the session is over
      this.#run.view.tick();
    }
  }

  end(): void {
    this.#over.abort();
  }

  async work(): Promise<SweepEnd> {
    const { schedule, crew } = this.#run;
    for (;;) {
      const mayBegin = this.#ended === undefined && this.#failure === undefined;
      if (!mayBegin && this.#busy.size === 0) break;
      const step = mayBegin && this.#busy.size < crew.size ? schedule.next() : ({ type: 'wait' } as const);
      if (step.type === 'end') return step.reason;
      if (step.type === 'suggest') await this.#suggest(step.index, step.values);
      if (step.type === 'train') this.#begin(step.work);
      if (step.type === 'wait') await Promise.race(this.#busy);
    }
    if (this.#failure !== undefined) throw this.#failure.error;
    return this.#ended ?? 'interrupted';
  }

  async #suggest(index: number, values: SettingValues): Promise<void> {
    const { describe, folder } = this.#run;
    const { name, text } = await describe(values);
    await folder.writeTrial(name, text);
    await this.#record({ event: 'suggested', trial: name, index, values, ...this.#now() });
  }

  #begin(work: Work): void {
    const training = this.#train(work).catch((error: unknown) => {
      this.#failure ??= { error };
      this.#run.crew.interrupt();
    });
    const busy = training.finally(() => this.#busy.delete(busy));
    this.#busy.add(busy);
  }

  async #train(work: Work): Promise<void> {
    const { crew, folder, figure, words, view, host, schedule } = this.#run;
    const job = { folder: host.paths.resolve(folder.runOf(work.trial, work.seed)), config: folder.configOf(work.trial), seed: work.seed, epochs: work.epochs, figure, words };
    let worker: string | undefined;
    view.begin(work);
    const outcome = await crew.train(job, {
      onEpoch: (epoch) => view.epoch(work, epoch),
      onWorker: (name) => (worker = name),
    });
    view.end(work);
    if (outcome.state === 'interrupted') schedule.release(work);
    if (outcome.state === 'refused') throw refused(outcome);
    const record = recordOf(work, outcome, this.#now(), worker);
    if (record !== undefined) await this.#record(record);
  }

  async #record(record: TrialRecord): Promise<void> {
    await this.#run.folder.append(record);
    this.#run.schedule.add(record);
    this.#run.print(JSON.stringify(record));
    this.#run.view.record(record);
  }

  #now(): { readonly time: string; readonly elapsed: number } {
    return { time: new Date().toISOString(), elapsed: Math.round(this.#run.elapsed() * 1000) / 1000 };
  }
}

function recordOf({ trial, index, values, seed, epochs }: Work, outcome: TrialOutcome, now: { readonly time: string; readonly elapsed: number }, worker: string | undefined): TrialRecord | undefined {
  const common = { trial, index, values, seed, epochs };
  if (outcome.state === 'failed') return { event: 'failed', ...common, reason: outcome.reason, ...now };
  if (outcome.state !== 'finished') return undefined;
  const { curve, seconds, fingerprint } = outcome;
  return {
    event: 'finished', ...common, value: curve.at(-1) ?? NaN, curve, seconds: Math.round(seconds * 1000) / 1000,
    ...(fingerprint !== undefined && { fingerprint }), ...(worker !== undefined && { worker }), ...now,
  };
}

function refused({ code, reason, hint }: TrialOutcome & { readonly state: 'refused' }): VitrumError {
  return new VitrumError({ code, message: `The sweep stops, since its trials cannot be trained: ${reason}`, hint: `${hint} What has been trained is kept.` });
}
