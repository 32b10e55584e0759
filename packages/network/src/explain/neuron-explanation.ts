import type { Shape } from '@vitrum/core';

/** One neuron's arithmetic for one sample, in both passes; plain data that can be posted to another thread. */
export interface NeuronExplanation {
  /** Index of its layer in the network. */
  readonly layer: number;
  /** Index of the neuron in its layer. */
  readonly unit: number;
  /** Number of neurons in the layer. */
  readonly units: number;
  /** Its indices along the axes of the layer's output: [row, column, filter] in a convolution. */
  readonly place: readonly number[];
  /** C of the sample. */
  readonly cost: number;
  /** How its output comes about: sum, bias and activation. */
  readonly forward: NeuronForward;
  /** How its error and its gradients come about. */
  readonly backward: NeuronBackward;
  /** Gradients and the central differences that confirm them: the bias first, then weights by descending |gradient|. */
  readonly checks: readonly GradientCheck[];
}

/** zⱼ = Σᵢ xᵢ·wᵢⱼ + bⱼ and aⱼ = φ(zⱼ). */
export interface NeuronForward {
  /** xᵢ: the outputs of the layer below, or the sample's inputs. */
  readonly inputs: readonly number[];
  /** wᵢⱼ, one for each input. */
  readonly weights: readonly number[];
  /** xᵢ·wᵢⱼ. */
  readonly products: readonly number[];
  /** Σᵢ xᵢ·wᵢⱼ. */
  readonly sum: number;
  /** bⱼ; 0 in a layer without biases. */
  readonly bias: number;
  /** zⱼ, the sum and the bias. */
  readonly z: number;
  /** φ, by its name and formula. */
  readonly activation: ActivationName;
  /** aⱼ, what the neuron puts out. */
  readonly a: number;
}

/** The name and formula of an activation. */
export interface ActivationName {
  /** The name that it is registered under: `tanh`. */
  readonly name: string;
  /** φ(z) in the usual notation; absent where its definition gives none. */
  readonly formula?: string;
  /** `rowwise` where a depends on the z of the whole layer, as for softmax. */
  readonly kind: 'elementwise' | 'rowwise';
}

/**
 * The origin of a neuron's error: the loss; loss and activation computed jointly, as in cross-entropy after softmax; or the
 * layers above.
 */
export type ErrorOrigin = 'loss' | 'loss-and-activation' | 'layers-above';

/** ∂C/∂zⱼ = ∂C/∂aⱼ·φ′(zⱼ), ∂C/∂wᵢⱼ = xᵢ·∂C/∂zⱼ and ∂C/∂bⱼ = ∂C/∂zⱼ; with shared weights the sums over all units that have them. */
export interface NeuronBackward {
  /** Where ∂C/∂aⱼ, or with a joint loss ∂C/∂zⱼ, comes from; decides which of the following are present. */
  readonly origin: ErrorOrigin;
  /** ∂C/∂aⱼ; absent if loss and activation are computed jointly, which never forms it. */
  readonly outputGradient?: number;
  /** The layers without sums that ∂C/∂aⱼ comes back through, from this one on: pools, normalizations. Absent if there are none. */
  readonly passages?: readonly ErrorPassage[];
  /** The errors that add up to ∂C/∂aⱼ, or to ∂C/∂a of the only output of the last passage, in the next layer whose units are sums. */
  readonly downstream?: DownstreamErrors;
  /** φ′(zⱼ) of an elementwise activation; absent if loss and activation are computed jointly. */
  readonly derivative?: number;
  /** For a row-wise activation: the terms of ∂C/∂zⱼ, one per output of the layer. Absent under the same condition as `derivative`. */
  readonly rowTerms?: readonly RowTerm[];
  /** ∂C/∂zⱼ. */
  readonly dz: number;
  /** ∂C/∂wᵢⱼ by backpropagation, one for each input. */
  readonly weightGradients: readonly number[];
  /** ∂C/∂bⱼ by backpropagation. */
  readonly biasGradient: number;
  /** This unit's part of these gradients, where other units have the same weights. */
  readonly shared?: SharedWeights;
}

/** One unit's part of the gradients of weights that several have: ∂C/∂w = Σ over them. */
export interface SharedWeights {
  /** How many units have them: the places of the window. */
  readonly units: number;
  /** xᵢ·∂C/∂zⱼ, one for each input. */
  readonly weightParts: readonly number[];
  /** ∂C/∂zⱼ. */
  readonly biasPart: number;
}

/** How an error comes back through a layer that is no sum of weights: ∂C/∂a = Σₖ ∂C/∂aₖ·∂aₖ/∂a. */
export interface ErrorPassage {
  /** The layer that it comes through. */
  readonly layer: number;
  /** The name that the layer's definition is registered under: `max-pool2d`. */
  readonly type: string;
  /** Shape of what the layer puts out for one sample, by which the places of `terms` are to be read. */
  readonly outputShape: Shape;
  /** The outputs that depend on the unit: none where a pool keeps another number. */
  readonly terms: readonly PassageTerm[];
}

/** One output of a layer without sums. */
export interface PassageTerm {
  /** k. */
  readonly unit: number;
  /** ∂aₖ/∂a. */
  readonly derivative: number;
  /** ∂C/∂aₖ. */
  readonly outputGradient: number;
  /** ∂C/∂aₖ·∂aₖ/∂a. */
  readonly product: number;
}

/** ∂C/∂aⱼ = Σₖ wⱼₖ·∂C/∂zₖ over the neurons k of a layer above. */
export interface DownstreamErrors {
  /** The layer above. */
  readonly layer: number;
  /** A product for each neuron k that reads aⱼ. */
  readonly terms: readonly DownstreamTerm[];
}

/** The contribution of one neuron of a layer above. */
export interface DownstreamTerm {
  /** k. */
  readonly unit: number;
  /** wⱼₖ: from the explained neuron to k. */
  readonly weight: number;
  /** ∂C/∂zₖ. */
  readonly dz: number;
  /** wⱼₖ·∂C/∂zₖ. */
  readonly product: number;
}

/** The contribution of one output of a row-wise activation: ∂C/∂aᵢ·∂aᵢ/∂zⱼ. */
export interface RowTerm {
  /** i. */
  readonly unit: number;
  /** ∂C/∂aᵢ. */
  readonly outputGradient: number;
  /** ∂aᵢ/∂zⱼ. */
  readonly derivative: number;
  /** ∂C/∂aᵢ·∂aᵢ/∂zⱼ. */
  readonly product: number;
}

/** A gradient by backpropagation and the central difference (C(θ + h) − C(θ − h)) / 2h. */
export interface GradientCheck {
  /** Whether it is by the neuron's bias or by one of its weights. */
  readonly parameter: 'bias' | 'weight';
  /** The input that the weight belongs to. */
  readonly input?: number;
  /** θ. */
  readonly value: number;
  /** ∂C/∂θ by backpropagation. */
  readonly backpropagation: number;
  /** The central difference. */
  readonly numerical: number;
  /** |difference| / max(|gradients|, 10⁻⁶): below that, rounding dominates. */
  readonly relativeDifference: number;
}
