import type { Backend, ConfigIn, Dataset, DatasetSplits, DefinitionsIn, ReferenceIn, Registry, Shape, Task } from '@vitrum/core';
import type { ScalingMethod } from '@vitrum/datasets';
import type { DenseNetworkOptions, LayerConfig, NetworkConfig } from '@vitrum/network';
import type { EpochEvent, ProgressEvent, StopSignal, TrainingConfig, TrainingEvent } from '@vitrum/trainer';
import type { VitrumRegistry } from '../builtins.ts';
import type { Model } from '../model/model.ts';

/** A row of numbers. */
export type Row = ArrayLike<number>;

/** What one sample is to give: a class, a number, or a row of numbers. */
export type Target = string | number | boolean | Row;

/** Samples in memory: entry i of both lists belongs to sample i. */
export interface TrainRows {
  /** Numbers that the network reads, a row for each sample; all rows have the same length. */
  readonly inputs: readonly Row[];
  /** What the network is to answer, an entry for each sample; see {@link RowsToTrain.task} for what they mean. */
  readonly targets: readonly Target[];
}

/** Rows to train with. */
export interface RowsToTrain extends TrainRows {
  /** Rows held out from training, to test with. */
  readonly test?: TrainRows;
  /** What targets mean: texts are classes; by default, few whole numbers that recur are classes, rows of 0 and 1 classes or labels. */
  readonly task?: Task;
  /** Names of the classes, labels or numbers, in the order of their numbers. */
  readonly classes?: readonly string[];
  /** Shape of one input, such as `[28, 28]` for gray pictures; by default a vector. */
  readonly inputShape?: Shape;
  /** How inputs and the numbers to predict are scaled for the network; `standard`. Predictions are scaled back. */
  readonly scaling?: ScalingMethod;
  /** Not with rows: give either. */
  readonly dataset?: never;
}

/** A dataset to train with. */
export interface DatasetToTrain {
  /** Both parts, as `loadDataset` gives them, or training samples alone. */
  readonly dataset: DatasetSplits | Dataset;
  /** Not with a dataset, which has its own inputs. */
  readonly inputs?: never;
  /** Not with a dataset, which has its own targets. */
  readonly targets?: never;
  /** Not with a dataset: give both of its parts instead. */
  readonly test?: never;
  /** Not with a dataset, which says what its targets mean. */
  readonly task?: never;
  /** Not with a dataset, which names its classes. */
  readonly classes?: never;
  /** Not with a dataset, which has the shape of its inputs. */
  readonly inputShape?: never;
  /** Not with a dataset, which brings its own scaling. */
  readonly scaling?: never;
}

/** The network to train: hidden layers, a whole one, or what comes behind the layers of a trained one. */
export interface NetworkToTrain<R extends Registry = VitrumRegistry> extends Omit<DenseNetworkOptions<R>, 'architecture'> {
  /**
   * The layers between inputs and outputs: a number of units is a dense layer, all else a layer of the catalog. By default `[32, 16]`. The
   * last layer is added, with the outputs of the data.
   */
  readonly layers?: readonly (number | LayerConfig<R>)[];
  /** A whole network instead: by name, such as `cnn-small`, or layer by layer. */
  readonly network?: DefinitionsIn<R, 'networks'>['name'] | ConfigIn<R, 'networks'> | NetworkConfig<R>;
  /** Activation of the layers that name none; `tanh`. */
  readonly activation?: ReferenceIn<R, 'activation'>;
  /**
   * A trained model whose layers the network begins with, instead of `layers` or `network`; its outputs are replaced by new ones for the
   * data, which are read as those of the base were.
   */
  readonly base?: Model;
  /** Layers of the base that training leaves as they are: `0..5`, indices, names, `all` or `none`, joined by commas. By default those that are frozen in it. */
  readonly freeze?: string;
  /** Units of the new layers behind those of the base, the outputs included; by default the outputs alone. */
  readonly head?: readonly number[];
}

/** What happens during a training. */
export interface TrainingWatch {
  /** Called after each epoch. */
  readonly onEpoch?: (event: EpochEvent) => void;
  /** Called about a hundred times per epoch. */
  readonly onProgress?: (event: ProgressEvent) => void;
  /** Called with every event, those above too. */
  readonly onEvent?: (event: TrainingEvent) => void;
  /** Ends the training: `train` then rejects with the reason of the signal. */
  readonly signal?: StopSignal;
}

/** Where a training runs. */
export interface TrainingPlace<R extends Registry = VitrumRegistry> {
  /** Knows all names; everything built in by default. */
  readonly registry?: R;
  /** What computes; by default the fastest that can run here. */
  readonly backend?: Backend;
  /** Number of threads of that; as many as useful by default. */
  readonly threads?: number;
}

/** Options of `train`: data, network, training and what to do meanwhile. Every setting that is not given fits the data. */
export type TrainOptions<R extends Registry = VitrumRegistry> = (RowsToTrain | DatasetToTrain) &
  NetworkToTrain<R> &
  TrainingConfig<R> &
  TrainingWatch &
  TrainingPlace<R> & {
    /** Share of the samples held out to test with, where there is no test part; 0: the training samples are tested. */
    readonly testShare?: number;
  };
