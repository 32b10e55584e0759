import type { GradientCheck, NeuronBackward, NeuronForward } from '@vitrum/network';
import type { Curve } from '@vitrum/plots';
import type { Selection } from './data.ts';

/** Access to one neuron for the page. */
export interface NeuronApi {
  /** Undefined where nothing is selected that the network takes, or it has no such layer. */
  explainNeuron(request: NeuronRequest): NeuronAnswer | undefined;
}

/** What is known about a neuron. */
export interface NeuronAnswer {
  readonly layer: number;
  readonly unit: number;
  /** Absent where its figures are not those of z = Σ x·w + b: then no sum can be shown. */
  readonly view?: NeuronView;
}

/** A neuron and an input. */
export interface NeuronRequest {
  readonly layer: number;
  readonly unit: number;
  readonly selection: Selection;
  /** The intended class of a drawing, without which it has no cost and no gradients. */
  readonly meantAs?: number;
  /** Inputs whose weights are confirmed by a finite difference, beside those with the largest gradients. */
  readonly confirm?: readonly number[];
}

/** One neuron's arithmetic for what is selected, with the weights as they are. */
export interface NeuronView {
  readonly layer: number;
  readonly unit: number;
  /** How many the layer has. */
  readonly units: number;
  readonly forward: NeuronForward;
  /** Which of the layer's inputs the sum is over, one for each weight. */
  readonly places: readonly number[];
  /** φ around z; absent where a depends on the z of the whole layer. */
  readonly curve?: Curve;
  /** Absent where there is no target. */
  readonly lesson?: NeuronLesson;
}

/** The effect of one sample's cost on a neuron. */
export interface NeuronLesson {
  readonly cost: number;
  /** The target row. */
  readonly target: readonly number[];
  readonly backward: NeuronBackward;
  readonly checks: readonly GradientCheck[];
  readonly loss: { readonly name: string; readonly formula?: string };
  /** φ′ in plain text, where it is known. */
  readonly derivativeFormula?: string;
  /** η as the run is configured. */
  readonly learningRate: number;
  readonly optimizer: string;
}
