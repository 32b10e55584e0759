import type { Remote } from 'comlink';
import type { Accessor } from 'solid-js';
import type { RunConfig } from '@vitrum/runs';
import type { DataSource, Selection } from '../worker/api/data.ts';
import type { LabWorker } from '../worker/api/lab-worker.ts';
import type { ForwardPass, LayerWeights, Pace, TrainingGoal } from '../worker/api/run.ts';
import type { Happening, LabState, Message, NeuronPlace, Room } from './lab-state.ts';

/**
 * The lab: what the page shows and what can be done. No action throws: what goes wrong becomes a message, and the lab stays as
 * it was.
 */
export interface Lab {
  /** A Solid store: reading a field inside a component follows it. */
  readonly state: LabState;
  /** Of every dense layer; new arrays about six times a second while training. */
  readonly weights: Accessor<readonly LayerWeights[]>;
  /** What the network makes of the selection, with the weights as they are. */
  readonly pass: Accessor<ForwardPass | undefined>;
  /** For what no action covers; whoever calls it wraps the call in {@link attempt}. */
  readonly worker: Remote<LabWorker>;

  /** Starts the worker, loads data and makes the first run: what the address says, or the notebook's setting. */
  start(wishes?: { readonly config?: RunConfig | undefined; readonly backend?: string | undefined }): Promise<void>;
  /** A new, untrained run; loads the data that it names. True where it came about. */
  configure(config: RunConfig): Promise<boolean>;
  /** Trains as far as the goal, once the lab has started. */
  train(goal: TrainingGoal): Promise<void>;
  pause(): Promise<void>;
  reset(): Promise<void>;
  setPace(pace: Pace): void;

  /** Loads data and begins a new run with settings that fit them. */
  useData(reference: DataSource['reference']): Promise<void>;
  /** Reads a visitor's own files and begins a new run with settings that fit them. */
  bringData(files: readonly File[]): Promise<void>;
  /** Asks the worker again for what the registry and the data sources hold. */
  refresh(): Promise<void>;
  /** Takes over what the worker has after a model or run was imported into it: summary, weights, selection, curves. */
  adopt(adopted: Partial<Pick<LabState, 'run' | 'data' | 'status' | 'progress' | 'points' | 'epochs' | 'fingerprint' | 'divergence'>>): Promise<void>;

  select(selection: Selection): Promise<void>;
  openNeuron(place: NeuronPlace): void;
  openRoom(room: Room): void;

  happened(what: Happening): void;
  tell(message: Omit<Message, 'id'>): void;
  dismiss(id: number): void;
  /** Runs what may throw; a problem becomes a message and the answer undefined. `busy` says in words what takes a while. */
  attempt<T>(work: () => Promise<T>, busy?: string): Promise<T | undefined>;
}
