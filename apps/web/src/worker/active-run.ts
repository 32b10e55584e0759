import type { Registry } from '@vitrum/core';
import { fingerprint, type ModelFile } from '@vitrum/formats';
import { createCost, type Cost } from '@vitrum/network';
import { modelOf, type NamedNetwork, type OpenRun } from '@vitrum/runs';
import {
  doneRecord,
  epochRecord,
  metricsOfRun,
  resultsOfBest,
  runFiles,
  startRecord,
  warningRecord,
  type TrainingRecord,
} from '@vitrum/runs/internal';
import { Trainer, type EpochFigures, type StartEvent, type TrainingEvent } from '@vitrum/trainer';
import { builtins } from 'vitrum';
import type { ProgressPoint } from '../shared/api/run.ts';
import { nameOfNetwork } from './name-of-network.ts';
import { RunState } from './run-state.ts';

/** The history of a run so far. */
export interface RunHistory {
  readonly points: readonly ProgressPoint[];
  readonly epochs: readonly EpochFigures[];
  readonly records: readonly TrainingRecord[];
  /** The network before its first step, as a run folder keeps it. */
  readonly untrained: ModelFile;
  /** The network of the best epoch so far, where the best weights are kept. */
  readonly best?: ModelFile | undefined;
}

/** What is known of a run beside itself. */
export interface RunOrigin {
  /** Without it, the run is at its beginning. */
  readonly history?: RunHistory;
  /** The name that its layers come from, where one was asked for. */
  readonly named?: NamedNetwork | undefined;
  /** True for a network that was trained elsewhere. */
  readonly isTrained?: boolean;
}

/** A run whose events are pulled one by one: it pauses when no event is pulled. */
export class ActiveRun {
  readonly open: OpenRun;
  /** The name that its layers follow from, if one does. */
  readonly named: NamedNetwork | undefined;
  readonly trainer: Trainer;
  readonly state: RunState;
  /** For passes outside of training; the trainer has its own. */
  readonly cost: Cost;
  readonly start: StartEvent;
  readonly untrained: ModelFile;
  /** The network of the best epoch so far, where the best weights are kept. */
  best: ModelFile | undefined;
  readonly records: TrainingRecord[];
  readonly points: ProgressPoint[];
  readonly epochs: EpochFigures[];
  /** Epochs done, and samples seen of the current one. */
  epochsDone: number;
  samples: number;
  samplesPerSecond = 0;
  /** Samples until the next event. */
  samplesPerEvent = 1;
  /** The SHA-256 of a completed run's network. */
  fingerprint: string | undefined;
  #sentPoints: number;
  #sentEpochs: number;
  readonly #registry: Registry;
  readonly #events: AsyncGenerator<TrainingEvent, void>;

  private constructor(registry: Registry, open: OpenRun, trainer: Trainer, events: AsyncGenerator<TrainingEvent, void>, start: StartEvent, { history, named, isTrained }: Required<RunOrigin>) {
    this.open = open;
    this.named = named;
    this.trainer = trainer;
    this.#events = events;
    this.start = start;
    this.cost = createCost(open.network, open.plan.loss);
    this.untrained = history.untrained;
    this.best = history.best;
    this.#registry = registry;
    this.records = [...history.records];
    this.points = [...history.points];
    this.epochs = [...history.epochs];
    this.#sentPoints = history.points.length; // by whoever has the history
    this.#sentEpochs = history.epochs.length;
    this.epochsDone = open.state?.epoch ?? 0;
    this.samples = open.state?.samples ?? 0;
    this.state = new RunState(this.epochsDone > 0 || this.samples > 0 ? 'paused' : isTrained ? 'opened' : 'untrained');
  }

  /**
   * A run at its beginning or at `open.state`, evaluated but not trained further yet.
   *
   * @throws VITRUM_SHAPE_MISMATCH when data and network do not fit
   */
  static async begin(registry: Registry, open: OpenRun, { history, named: asked, isTrained = false }: RunOrigin = {}): Promise<ActiveRun> {
    const trainer = new Trainer({ ...open, metrics: metricsOfRun(registry, open) });
    const pace = { samplesPerEvent: (): number => run?.samplesPerEvent ?? 1 };
    const events = trainer.run(undefined, pace);
    const { value: start } = await events.next();
    if (start?.type !== 'start') throw new Error('A training run begins with its start event.');
    const begun = { untrained: modelOf(registry, open, builtins), points: [], epochs: [], records: [startRecord(start, open, trainer.metrics)] };
    // The weights of a base are in no name.
    const named = open.run.base === undefined ? nameOfNetwork(registry, open.run.network, open.data.train, asked) : undefined;
    const run: ActiveRun | undefined = new ActiveRun(registry, open, trainer, events, start, { history: history ?? begun, named, isTrained });
    if (run.epochsDone >= open.plan.epochs) await run.next(); // its last event tells how it ended
    return run;
  }

  /**
   * Trains until the next event, and records it; undefined when the run is over.
   *
   * @throws VITRUM_DIVERGED; VITRUM_BACKEND_UNAVAILABLE at the end of a run where the page is no secure context, which has no SHA-256
   */
  async next(): Promise<TrainingEvent | undefined> {
    const { value: event } = await this.#events.next();
    switch (event?.type) {
      case 'progress': {
        const { recentLoss, loss, accuracy, samples, samplesPerSecond, trainSamples } = event;
        this.samples = samples;
        this.samplesPerSecond = samplesPerSecond;
        this.points.push({ epoch: this.epochsDone + samples / trainSamples, loss: recentLoss, lossSoFar: loss, ...(accuracy !== undefined && { accuracy }) });
        break;
      }
      case 'warning':
        this.records.push(warningRecord(event));
        break;
      case 'epoch': {
        const { type: _, ...figures } = event;
        this.epochsDone = event.epoch;
        this.samples = 0;
        this.epochs.push(figures);
        if (event.isBest === true) this.best = this.trainer.withBestWeights(() => modelOf(this.#registry, this.open, builtins, resultsOfBest(event)));
        this.records.push(epochRecord(event, this.trainer.metrics));
        break;
      }
      case 'done':
        this.state.finish(event);
        this.fingerprint = await fingerprint(this.open.network);
        this.records.push(doneRecord(event, { model: runFiles.model, fingerprint: this.fingerprint }, this.trainer.metrics));
        break;
      default:
    }
    return event ?? undefined;
  }

  /** The history since the last call. */
  drainUpdates(): Pick<RunHistory, 'points' | 'epochs'> {
    const updates = { points: this.points.slice(this.#sentPoints), epochs: this.epochs.slice(this.#sentEpochs) };
    this.#sentPoints = this.points.length;
    this.#sentEpochs = this.epochs.length;
    return updates;
  }

  /** Ends the generator and releases its memory, but not the network. */
  async close(): Promise<void> {
    await this.#events.return(undefined);
    this.trainer.release();
  }
}
