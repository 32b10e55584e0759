import type { Divergence, EpochFigures } from '@vitrum/trainer';
import type { Catalog } from '../../shared/api/catalog.ts';
import type { DataSource, DataSummary, Sample, Selection } from '../../shared/api/data.ts';
import type { Environment } from '../../shared/api/environment.ts';
import type { LivePoint } from '../curves/curve-data.ts';
import type { LiveFigures } from '../../shared/api/theater.ts';
import type { Pace, Progress, ProgressPoint, RunStatus, RunSummary, TrainingGoal } from '../../shared/api/run.ts';

/** The rooms (tabs) below the network, one of which is open. */
export const rooms = ['settings', 'weights', 'neuron', 'inside', 'valley', 'results', 'course', 'comparison', 'data', 'runs', 'plugins'] as const;
export type Room = (typeof rooms)[number];

/** A message for the visitor. */
export interface Message {
  readonly id: number;
  readonly kind: 'problem' | 'warning' | 'note';
  readonly text: string;
  readonly hint?: string | undefined;
  readonly code?: string | undefined;
  /** What mends it, at one click; the message goes with it. */
  readonly action?: { readonly name: string; readonly take: () => void } | undefined;
}

/** A unit of a layer. */
export interface NeuronPlace {
  readonly layer: number;
  readonly unit: number;
}

/**
 * An action of the visitor, counted since the page was opened for the checks of the lessons.
 */
export type UserAction =
  | 'sample-chosen'
  | 'digit-drawn'
  | 'answer-changed'
  | 'neuron-opened'
  | 'backward-opened'
  | 'gradient-confirmed'
  | 'weight-read'
  | 'example-trained'
  | 'cost-fell'
  | 'epoch-trained'
  | 'training-started'
  | 'training-paused'
  | 'setting-changed'
  | 'activation-looked-at'
  | 'valley-walked'
  | 'valley-overshot'
  | 'mistake-opened'
  | 'runs-compared'
  | 'model-imported'
  | 'plugin-loaded';

/** A run that another one has replaced in this visit. */
export interface EarlierRun {
  readonly run: RunSummary;
  /** Its epochs, one at least. */
  readonly epochs: readonly EpochFigures[];
}

/** Everything that the page shows, except what changes many times per second. */
export interface LabState {
  readonly phase: 'starting' | 'ready' | 'failed';
  /** The current slow operation, in words. */
  readonly busy?: string | undefined;
  readonly environment?: Environment | undefined;
  readonly catalog?: Catalog | undefined;
  readonly sources: readonly DataSource[];
  readonly data?: DataSummary | undefined;
  readonly run?: RunSummary | undefined;
  /** True while data are read or a network is made that will take the run's place. */
  readonly isMaking: boolean;
  /** What is to be trained as soon as that is there. */
  readonly wanted?: TrainingGoal | undefined;
  /** As the worker told it last: nothing here decides it. */
  readonly status: RunStatus;
  readonly progress?: Progress | undefined;
  /** Figures on a part of the held-out samples, while it trains. */
  readonly live?: LiveFigures | undefined;
  /** Those of this run so far, over the epochs. */
  readonly livePoints: readonly LivePoint[];
  readonly points: readonly ProgressPoint[];
  readonly epochs: readonly EpochFigures[];
  /** The runs of this visit before this one that were trained for an epoch, in order. */
  readonly earlierRuns: readonly EarlierRun[];
  /** SHA-256 of parameters and state, once the run is done. */
  readonly fingerprint?: string | undefined;
  /** Where and why, once the run has diverged. */
  readonly divergence?: Divergence | undefined;
  readonly pace: Pace;
  readonly selection: Selection;
  /** The selected sample; absent for a drawing. */
  readonly sample?: Sample | undefined;
  readonly neuron?: NeuronPlace | undefined;
  /** The open one. */
  readonly room?: Room | undefined;
  readonly messages: readonly Message[];
  readonly userActions: Readonly<Partial<Record<UserAction, number>>>;
}
