import {
  defineLayer,
  VitrumError,
  type Activation,
  type Backend,
  type Layer,
  type LayerContext,
  type Parameter,
  type Shape,
  type Tensor,
} from '@vitrum/core';
import { checkSameShape, createBatchTensor, formatShape, type BatchTensor } from '@vitrum/tensor';
import { drawBiases, drawWeights } from './draw-parameters.ts';
import { LazyParameter, type GradientRule } from './lazy-parameter.ts';

/**
 * A fully connected layer: every output sees every input.
 *
 * z = x·W + b, a = φ(z), for a batch x of shape [batch, inputs]; W has the shape [inputs, units], b the shape [units]. What
 * leaves one input lies together, so that an input of zero can be passed over.
 *
 * @throws VITRUM_SHAPE_MISMATCH when a sample of the input is not a vector
 */
export const dense = defineLayer({
  name: 'dense',
  description: 'Every output sees every input',
  formula: 'a = φ(x·W + b)',
  source: 'Rumelhart, Hinton and Williams 1986, doi:10.1038/323533a0',
  since: '0.1.0',
  options: {
    units: { type: 'integer', minimum: 1, description: 'Number of outputs.' },
    activation: { type: 'activation', default: 'identity', description: 'Applied to every output.' },
    weightInitializer: { type: 'initializer', default: 'glorot-uniform', description: 'First values of the weights.' },
    biasInitializer: { type: 'initializer', default: 'zeros', description: 'First values of the biases.' },
  },
  create: ({ units, activation, weightInitializer, biasInitializer }, context) => {
    const [fanIn] = context.inputShape;
    if (fanIn === undefined || context.inputShape.length !== 1) {
      throw new VitrumError({
        code: 'VITRUM_SHAPE_MISMATCH',
        message: `A dense layer takes vectors, got samples of shape ${formatShape(context.inputShape)}.`,
        hint: 'Give the input as one axis, such as "inputShape": [784] for 28 × 28 pictures.',
      });
    }
    const weights = drawWeights(weightInitializer, fanIn, units, context);
    const biases = drawBiases(biasInitializer, fanIn, units, context);
    return new DenseLayer(activation, weights, biases, context);
  },
});

class DenseLayer implements Layer {
  readonly activation: Activation;
  readonly outputShape: Shape;
  readonly parameters: readonly Parameter[];
  readonly #weights: LazyParameter;
  readonly #biases: LazyParameter;
  readonly #backend: Backend;
  readonly #zBatch: BatchTensor;
  readonly #aBatch: BatchTensor;
  readonly #dzBatch: BatchTensor;
  #input: Tensor | undefined;
  #z: Tensor | undefined;
  #a: Tensor | undefined;
  #dz: Tensor | undefined;

  constructor(activation: Activation, weights: Tensor, biases: Tensor, { backend, precision }: LayerContext) {
    this.activation = activation;
    this.#backend = backend;
    this.#weights = new LazyParameter('weights', weights, weightRule(backend), backend, precision);
    this.#biases = new LazyParameter('biases', biases, biasRule(backend), backend, precision);
    this.parameters = [this.#weights, this.#biases];
    this.outputShape = biases.shape;
    this.#zBatch = createBatchTensor(this.outputShape, backend, precision);
    this.#aBatch = createBatchTensor(this.outputShape, backend, precision);
    this.#dzBatch = createBatchTensor(this.outputShape, backend, precision);
  }

  get z(): Tensor | undefined {
    return this.#z;
  }

  get a(): Tensor | undefined {
    return this.#a;
  }

  get dz(): Tensor | undefined {
    return this.#dz;
  }

  forward(input: Tensor): Tensor {
    this.#weights.loseFactors();
    this.#biases.loseFactors();
    const batchSize = input.shape[0] ?? 0;
    const z = this.#zBatch.rows(batchSize);
    const a = this.#aBatch.rows(batchSize);
    // z = x·W + b, a = φ(z)
    this.#backend.denseForward(input, this.#weights.value, this.#biases.value, this.activation, z, a);
    this.#input = input;
    this.#z = z;
    this.#a = a;
    return a;
  }

  backward(outputGradient: Tensor, inputGradient: Tensor | undefined): void {
    if (this.#z === undefined || this.#a === undefined) throw noForwardPass();
    const dz = this.#dzBatch.rows(this.#z.shape[0] ?? 0);
    // δ = (∂C/∂a) ⊙ φ′(z), or Jᵀ·∂C/∂a for a row-wise activation
    this.#backend.activationBackward(this.activation, this.#z, this.#a, outputGradient, dz);
    this.backwardFromLogits(dz, inputGradient);
  }

  backwardFromLogits(dz: Tensor, inputGradient: Tensor | undefined): void {
    if (this.#input === undefined || this.#z === undefined) throw noForwardPass();
    checkSameShape(dz, this.#z.shape, 'backwardFromLogits');
    this.#dz = dz;
    this.#weights.takeFactors(this.#input, dz);
    this.#biases.takeFactors(this.#input, dz);
    // ∂C/∂x = δ·Wᵀ
    if (inputGradient !== undefined) this.#backend.matmul(dz, this.#weights.value, inputGradient, false, true);
  }

  release(): void {
    for (const part of [this.#weights, this.#biases, this.#zBatch, this.#aBatch, this.#dzBatch]) part.release();
  }
}

/** ∂C/∂W = xᵀ·δ */
function weightRule(backend: Backend): GradientRule {
  return {
    form: (x, dz, gradient) => backend.matmul(x, dz, gradient, true, false),
    add: (x, dz, weights, scale) => backend.addMatmul(x, dz, weights, true, false, scale),
  };
}

/** ∂C/∂b = Σ δ over the batch */
function biasRule(backend: Backend): GradientRule {
  return {
    form: (_x, dz, gradient) => backend.sumRows(dz, gradient),
    add: (_x, dz, biases, scale) => backend.addSumRows(dz, biases, scale),
  };
}

function noForwardPass(): VitrumError {
  return new VitrumError({
    code: 'VITRUM_NO_FORWARD_PASS',
    message: 'backward() was called before forward().',
    hint: 'Run forward() on the batch first: the gradients belong to its z and a.',
  });
}
