import type { DatasetPart } from '@vitrum/core';
import type { RunConfig } from '@vitrum/runs';
import type { Sign } from '@vitrum/trainer';
import type { CatalogApi } from './catalog.ts';
import type { CourseApi } from './course.ts';
import type { DataFactsApi } from './data-facts.ts';
import type { DataSource, DataSummary, Sample, Selection } from './data.ts';
import type { Environment } from './environment.ts';
import type { AnswerField } from './field.ts';
import type { FilesApi } from './files.ts';
import type { HealthApi, InsideApi } from './inside.ts';
import type { LayersApi } from './layers.ts';
import type { NeuronApi } from './neuron.ts';
import type { OwnDataApi } from './own-data.ts';
import type { PluginsApi } from './plugins.ts';
import type { Problem } from './problem.ts';
import type { TestResults } from './results.ts';
import type { ForwardPass, LayerWeights, Pace, RunSummary, Snapshot, TrainingGoal } from './run.ts';
import type { SettingsApi } from './settings.ts';
import type { ValleyApi } from './valley.ts';
import type { VariantsApi } from './variants.ts';

/** Receives updates during training. The worker awaits each call before the next. */
export interface LabListener {
  snapshot(snapshot: Snapshot): void;
  problem(problem: Problem): void;
  /** A sign of trouble, each once in a run. */
  warning(sign: Sign): void;
}

/** An API whose code is loaded on first use: every method returns a promise. */
export type Later<Api> = {
  readonly [Name in keyof Api]: Api[Name] extends (...given: infer Given) => infer Answer ? (...given: Given) => Promise<Awaited<Answer>> : never;
};

/** The worker's API. On the page's side every method returns a promise and throws a `Problem`. */
export interface LabWorker extends CatalogApi, DataFactsApi, PluginsApi, SettingsApi, Later<CourseApi>, Later<FilesApi>, Later<HealthApi>, Later<InsideApi>, Later<LayersApi>, Later<NeuronApi>, Later<OwnDataApi>, Later<ValleyApi>, Later<VariantsApi> {
  /** @param backend - Its registered name; the fastest that can run here by default. */
  start(listener: LabListener, backend?: string): Promise<Environment>;
  /** Answers as soon as it has a moment. */
  ping(): void;

  dataSources(): Promise<readonly DataSource[]>;
  /** Loads data; the run keeps what it has until `configure`. */
  loadData(reference: DataSource['reference']): Promise<DataSummary>;
  /** Reads the visitor's files: IDX (gzipped or not), CSV. They become a data source and are loaded. */
  importData(files: readonly File[]): Promise<DataSummary>;
  samples(part: DatasetPart, indices: readonly number[]): readonly Sample[];

  /** Creates an untrained run of the loaded data; missing settings fit the data. Runs from links are limited in size. */
  configure(config: RunConfig, isFromLink?: boolean): Promise<RunSummary>;
  /** Trains until the goal is reached or `pause`; resolves when training stops. */
  train(goal: TrainingGoal): Promise<void>;
  pause(): Promise<void>;
  /** The same run from its beginning: the same seed, the same first weights. */
  reset(): Promise<RunSummary>;
  /** Changes the number of epochs; everything else is unchanged. */
  setEpochs(epochs: number): Promise<RunSummary>;
  setPace(pace: Pace): void;

  weights(): readonly LayerWeights[];
  /** From now on snapshots carry the pass of this. */
  select(selection: Selection): ForwardPass | undefined;
  /** What the network makes of every place of its data's plane or line; undefined where the data are neither. */
  field(): Promise<AnswerField | undefined>;
  results(): Promise<TestResults>;
  fingerprint(): Promise<string>;
}
