import type { Registry } from '@vitrum/core';
import type { ModelFile } from '@vitrum/formats';
import { createCost, type Cost } from '@vitrum/network';
import { startRecord, type RunParts, type TrainingRecord } from '@vitrum/runs';
import { Trainer, type Divergence, type DoneEvent, type StartEvent, type TrainingEvent } from '@vitrum/trainer';
import type { EpochRow, ProgressPoint, RunStatus } from './api/run.ts';
import { modelOfParts } from './model-of-parts.ts';

/** What is told of a run so far. */
export interface RunHistory {
  readonly points: readonly ProgressPoint[];
  readonly epochs: readonly EpochRow[];
  readonly records: readonly TrainingRecord[];
  /** The network before its first step, as a run folder keeps it. */
  readonly untrained: ModelFile;
}

/** A run whose events are pulled one by one: whoever stops pulling pauses it. */
export class ActiveRun {
  readonly parts: RunParts;
  readonly trainer: Trainer;
  /** For passes beside training; the trainer has its own. */
  readonly cost: Cost;
  readonly start: StartEvent;
  readonly untrained: ModelFile;
  readonly records: TrainingRecord[];
  readonly points: ProgressPoint[];
  readonly epochs: EpochRow[];
  status: RunStatus;
  /** Epochs done, and samples seen of the one under way. */
  epochsDone: number;
  samples: number;
  samplesPerSecond = 0;
  /** Samples until the next event. */
  samplesPerEvent = 1;
  /** The last event of a run that came to its end, and the SHA-256 of what it made. */
  done: DoneEvent | undefined;
  fingerprint: string | undefined;
  /** Why the run goes no further. */
  divergence: Divergence | undefined;
  #toldPoints: number;
  #toldEpochs: number;
  readonly #events: AsyncGenerator<TrainingEvent, void>;

  private constructor(parts: RunParts, trainer: Trainer, events: AsyncGenerator<TrainingEvent, void>, start: StartEvent, history: RunHistory) {
    this.parts = parts;
    this.trainer = trainer;
    this.#events = events;
    this.start = start;
    this.cost = createCost(parts.network, parts.plan.loss);
    this.untrained = history.untrained;
    this.records = [...history.records];
    this.points = [...history.points];
    this.epochs = [...history.epochs];
    this.#toldPoints = history.points.length; // by whoever has the history
    this.#toldEpochs = history.epochs.length;
    this.epochsDone = parts.state?.epoch ?? 0;
    this.samples = parts.state?.samples ?? 0;
    this.status = this.epochsDone === 0 && this.samples === 0 ? 'untrained' : this.epochsDone >= parts.plan.epochs ? 'done' : 'paused';
  }

  /**
   * A run at its beginning, or where `parts.state` says; tested, and not trained any further yet.
   *
   * @throws VITRUM_SHAPE_MISMATCH when data and network do not fit
   */
  static async open(parts: RunParts, registry: Registry, history?: RunHistory): Promise<ActiveRun> {
    const { network, data, plan, state } = parts;
    const trainer = new Trainer({ network, data, plan, ...(state && { state }) });
    const pace = { samplesPerEvent: (): number => run?.samplesPerEvent ?? 1 };
    const events = trainer.run(undefined, pace);
    const { value: start } = await events.next();
    if (start?.type !== 'start') throw new Error('A training run begins with its start event.');
    const begun = { untrained: modelOfParts(parts, registry), points: [], epochs: [], records: [startRecord(start, parts, trainer.metrics)] };
    const run: ActiveRun | undefined = new ActiveRun(parts, trainer, events, start, history ?? begun);
    return run;
  }

  /** Trains until something happens; undefined when the run is over. */
  async next(): Promise<TrainingEvent | undefined> {
    const { value } = await this.#events.next();
    return value ?? undefined;
  }

  /** What was not told yet. */
  takeNews(): Pick<RunHistory, 'points' | 'epochs'> {
    const news = { points: this.points.slice(this.#toldPoints), epochs: this.epochs.slice(this.#toldEpochs) };
    this.#toldPoints = this.points.length;
    this.#toldEpochs = this.epochs.length;
    return news;
  }

  /** Ends the generator and gives back what it held. The network stays. */
  async close(): Promise<void> {
    await this.#events.return(undefined);
    this.trainer.release();
  }
}
