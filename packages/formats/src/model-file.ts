import type { FloatArray, Shape } from '@vitrum/core';
import type { NetworkConfig } from '@vitrum/network';

/** A plugin that a model requires. */
export interface RequiredPlugin {
  /** The name of its package, which a registry knows it by. */
  readonly name: string;
  /** The version that the model was saved with; another major one causes a warning. */
  readonly version: string;
}

/** A parameter in a model file: numbers in row-major order, the shortest decimals that give the same 32-bit floats. */
export interface SavedParameter<Values = readonly number[]> {
  /** Length along each axis; the number of values is their product. */
  readonly shape: Shape;
  /** As many as the product of `shape`; a list in JSON. */
  readonly values: Values;
}

/** A trained network as plain JSON. It is data only: loading one never runs code from it. */
export interface ModelFile<Values = readonly number[]> {
  /** Identifies the file as a model of vitrum. */
  readonly format: 'vitrum-model';
  /** 1 had the weights of a dense layer the other way round, [units, inputs]; 3 has its numbers in a file beside, and is 2 once it is read. */
  readonly formatVersion: 2;
  /** The plugins whose layers, activations and initializers the network names. */
  readonly plugins: readonly RequiredPlugin[];
  /** The layers that the parameters belong to; a parameter is named by its layer's place in the list. */
  readonly network: NetworkConfig;
  /** By name: `layers.0.weights`. */
  readonly parameters: Readonly<Record<string, SavedParameter<Values>>>;
  /** The layers' state by name, `layers.1.mean`; absent if there is none. */
  readonly state?: Readonly<Record<string, SavedParameter<Values>>>;
  /** The origin of the model: dataset, training configuration, results. Free-form. */
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** A trained network whose numbers are the network's own bits, as a checkpoint holds them. */
export type BinaryModel = ModelFile<FloatArray>;
