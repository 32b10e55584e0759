import type { Remote } from 'comlink';
import type { Accessor } from 'solid-js';
import type { RunConfig } from '@vitrum/runs';
import type { DataSource, Selection } from '../../shared/api/data.ts';
import type { LabWorker } from '../../shared/api/lab-worker.ts';
import type { ForwardPass, LayerWeights, Pace, TrainingGoal } from '../../shared/api/run.ts';
import type { UserAction, LabState, Message, NeuronPlace, Room } from './lab-state.ts';

/**
 * The lab: the state of the page, and its actions. No action throws: an error becomes a message, and the state does not change.
 */
export interface Lab {
  /** A Solid store: components track the fields that they read. */
  readonly state: LabState;
  /** The weights of every dense layer; new arrays about six times per second during training. */
  readonly weights: Accessor<readonly LayerWeights[]>;
  /** The network's pass on the selection, with the current weights. */
  readonly pass: Accessor<ForwardPass | undefined>;
  /** For calls that no action covers; wrap them in {@link attempt}. */
  readonly worker: Remote<LabWorker>;

  /** Starts the worker, loads data and creates the first run: the address's, or the default one. */
  start(request?: { readonly config?: RunConfig | undefined; readonly backend?: string | undefined }): Promise<void>;
  /** Creates a new, untrained run and loads its data; one from a link is limited in size. True on success. */
  configure(config: RunConfig, isFromLink?: boolean): Promise<boolean>;
  /** Trains up to a goal, once the lab has started. */
  train(goal: TrainingGoal): Promise<void>;
  pause(): Promise<void>;
  reset(): Promise<void>;
  setPace(pace: Pace): void;

  /** Loads data and begins a new run with settings that fit them. */
  useData(reference: DataSource['reference']): Promise<void>;
  /** Reads a visitor's files and begins a new run with settings that fit them. */
  importData(files: readonly File[]): Promise<void>;
  /** Reloads the catalog and the data sources from the worker. */
  refresh(): Promise<void>;
  /** Loads the worker's state after an import: summary, weights, selection, curves. */
  adopt(adopted: Partial<Pick<LabState, 'run' | 'data' | 'progress' | 'points' | 'epochs' | 'fingerprint' | 'divergence'>>): Promise<void>;

  select(selection: Selection): Promise<void>;
  openNeuron(place: NeuronPlace): void;
  openRoom(room: Room): void;

  recordAction(what: UserAction): void;
  showMessage(message: Omit<Message, 'id'>): void;
  dismiss(id: number): void;
  /** Runs an operation; an error becomes a message and the result undefined. `busy` describes a slow operation. */
  attempt<T>(work: () => Promise<T>, busy?: string): Promise<T | undefined>;
}
