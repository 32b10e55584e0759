/** One neuron's arithmetic for one sample, forwards and backwards: numbers, texts and lists alone, so that it can be sent on. */
export interface NeuronExplanation {
  /** Place of its layer in the network, from 0. */
  readonly layer: number;
  /** Place of the neuron in its layer, from 0. */
  readonly unit: number;
  /** How many neurons the layer has. */
  readonly units: number;
  /** C of the sample. */
  readonly cost: number;
  readonly forward: NeuronForward;
  readonly backward: NeuronBackward;
  /** Gradients beside the central differences that confirm them: the bias first, then weights by the size of their gradient. */
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
  readonly bias: number;
  readonly z: number;
  readonly activation: ActivationName;
  readonly a: number;
}

/** An activation as a page names it. */
export interface ActivationName {
  readonly name: string;
  readonly formula?: string;
  /** `rowwise` where a depends on the z of the whole layer, as for softmax. */
  readonly kind: 'elementwise' | 'rowwise';
}

/**
 * Where a neuron's error begins: at the loss; at loss and activation computed together, as for cross-entropy after softmax; or
 * at the layers above.
 */
export type ErrorOrigin = 'loss' | 'loss-and-activation' | 'layers-above';

/** ∂C/∂zⱼ = ∂C/∂aⱼ·φ′(zⱼ), ∂C/∂wᵢⱼ = xᵢ·∂C/∂zⱼ and ∂C/∂bⱼ = ∂C/∂zⱼ. */
export interface NeuronBackward {
  readonly origin: ErrorOrigin;
  /** ∂C/∂aⱼ; left out where loss and activation are computed together, which never forms it. */
  readonly outputGradient?: number;
  /** The errors that ∂C/∂aⱼ is the sum of, where the next layer with weights is a dense one. */
  readonly downstream?: DownstreamErrors;
  /** φ′(zⱼ) of an elementwise activation; left out where loss and activation are computed together. */
  readonly derivative?: number;
  /** For a row-wise activation: ∂C/∂zⱼ as the sum over the layer's outputs. Left out as `derivative` is. */
  readonly rowTerms?: readonly RowTerm[];
  /** ∂C/∂zⱼ. */
  readonly dz: number;
  /** ∂C/∂wᵢⱼ by backpropagation, one for each input. */
  readonly weightGradients: readonly number[];
  /** ∂C/∂bⱼ by backpropagation. */
  readonly biasGradient: number;
}

/** ∂C/∂aⱼ = Σₖ wⱼₖ·∂C/∂zₖ over the neurons k of a layer above. */
export interface DownstreamErrors {
  /** The layer above. */
  readonly layer: number;
  readonly terms: readonly DownstreamTerm[];
}

/** What comes back through one neuron of a layer above. */
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

/** What comes back through one output of a row-wise activation: ∂C/∂aᵢ·∂aᵢ/∂zⱼ. */
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

/** A gradient by backpropagation beside the central difference (C(θ + h) − C(θ − h)) / 2h. */
export interface GradientCheck {
  readonly parameter: 'bias' | 'weight';
  /** The input that the weight belongs to. */
  readonly input?: number;
  /** θ. */
  readonly value: number;
  readonly backpropagation: number;
  readonly numerical: number;
  /** |difference| / the larger of the two, taken as at least 10⁻⁶: below that, rounding decides. */
  readonly relativeDifference: number;
}
