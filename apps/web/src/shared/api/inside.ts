import type { Sample, Selection } from './data.ts';

/** What networks are like inside: what their units answer to, and where they put samples. */
export interface InsideApi {
  /** Which held-out samples a unit answers to most and least, and its mean for each class. */
  neuronLikes(request: UnitRequest): Promise<NeuronLikes | undefined>;
  /** The input that excites a unit most, with a penalty on its distance from the mean of the data. */
  exciteNeuron(request: UnitRequest): ExcitingInput | undefined;
  /** Which numbers of the selected input an output depends on. Undefined where nothing is selected that the network takes. */
  saliency(request: SaliencyRequest): Saliency | undefined;
  /** Where a layer puts the held-out samples, in the plane in which they differ most. */
  hiddenMap(layer: number): Promise<HiddenMap | undefined>;
}

/** How a network's units are. */
export interface HealthApi {
  /** Units that tell nothing, and units that hardly learn. */
  unitHealth(): Promise<readonly LayerHealth[]>;
}

/** A unit of a layer. Where the layer's output is a picture, its whole map is meant. */
export interface UnitRequest {
  readonly layer: number;
  readonly unit: number;
}

/** A held-out sample and a unit's answer to it; of a map, its largest number. */
export interface ExcitingSample extends Sample {
  readonly a: number;
}

/** The mean of a unit's answers to a group of samples: a class, or a third of the targets. */
export interface GroupMean {
  readonly name: string;
  readonly samples: number;
  readonly mean: number;
}

/** What a unit answers to. */
export interface NeuronLikes extends UnitRequest {
  /** How many held-out samples were looked at: the first ones. */
  readonly looked: number;
  /** In falling and in rising order of a. */
  readonly most: readonly ExcitingSample[];
  readonly least: readonly ExcitingSample[];
  /** Empty where the targets are neither classes nor one number. */
  readonly groups: readonly GroupMean[];
  readonly mean: number;
}

/** An input made by gradient ascent. */
export interface ExcitingInput extends UnitRequest {
  readonly input: Float32Array;
  /** a of the unit for it, for the mean of the data with which the ascent begins; of a map, the largest number. */
  readonly a: number;
  readonly before: number;
  /** How many steps it took. */
  readonly steps: number;
  /** Whether it was z that was raised, before the activation. */
  readonly isOfZ: boolean;
}

/** An output, and the input whose numbers it is asked about. */
export interface SaliencyRequest {
  readonly selection: Selection;
  readonly output: number;
}

/** The influence of each number of an input on one output. */
export interface Saliency {
  readonly output: number;
  /** The numbers themselves. */
  readonly input: Float32Array;
  /** ∂output/∂input. */
  readonly gradient: Float32Array;
  /** All outputs for the input as it is. */
  readonly before: Float32Array;
  /** The input after a small step along the signs of the gradient, and the outputs for it. */
  readonly nudged: Float32Array;
  readonly after: Float32Array;
  /** The size of that step, for each number. */
  readonly amount: number;
}

/** Samples as points of a plane. */
export interface HiddenMap {
  readonly layer: number;
  readonly looked: number;
  /** x and y of each sample. */
  readonly points: Float32Array;
  /** Class of each sample, and what the network says; absent where the targets are no classes. */
  readonly labels?: Uint16Array;
  readonly predicted?: Uint16Array;
  /** First target of each sample, where the targets are no classes. */
  readonly targets?: Float32Array;
  /** Shares of the variance that the two axes show, 0 to 1. */
  readonly shares: readonly [number, number];
}

/** The units of a layer that deserve a badge. */
export interface LayerHealth {
  readonly layer: number;
  readonly looked: number;
  /** The same a for every sample; of a map, at every place. */
  readonly dead: readonly number[];
  /** φ′ is below a twentieth of its largest value for 95 % of the samples. */
  readonly saturated: readonly number[];
}
