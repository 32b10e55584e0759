import {
  defineLayer,
  VitrumError,
  type Activation,
  type Backend,
  type Initializer,
  type Layer,
  type LayerContext,
  type Parameter,
  type Shape,
  type Tensor,
} from '@vitrum/core';
import { createBatchTensor, formatShape, type BatchTensor } from '@vitrum/tensor';

/**
 * A fully connected layer: every output sees every input.
 *
 * z = x·Wᵀ + b, a = φ(z), for a batch x of shape [batch, inputs]; W has the shape [units, inputs], b the shape [units].
 *
 * @throws VITRUM_SHAPE_MISMATCH when a sample of the input is not a vector
 */
export const dense = defineLayer({
  name: 'dense',
  description: 'Every output sees every input',
  formula: 'a = φ(x·Wᵀ + b)',
  source: 'Rumelhart, Hinton and Williams 1986, doi:10.1038/323533a0',
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
    const weights = createParameter('weights', [units, fanIn], weightInitializer, context);
    const biases = createParameter('biases', [units], biasInitializer, context, fanIn);
    return new DenseLayer(activation, weights, biases, context);
  },
});

/** A parameter with its first values; fan-in is the second axis of the weights, fan-out the first. */
function createParameter(
  name: string,
  shape: Shape,
  initializer: Initializer,
  { backend, precision, random }: LayerContext,
  fanIn = shape[1] ?? 1,
): Parameter {
  const value = backend.allocate(shape, precision);
  const fan = { fanIn, fanOut: shape[0] ?? 1 };
  for (let i = 0; i < value.data.length; i++) value.data[i] = initializer.sample(random, fan);
  return { name, value, gradient: backend.allocate(shape, precision) };
}

class DenseLayer implements Layer {
  readonly activation: Activation;
  readonly outputShape: Shape;
  readonly parameters: readonly Parameter[];
  readonly #weights: Parameter;
  readonly #biases: Parameter;
  readonly #backend: Backend;
  readonly #zBatch: BatchTensor;
  readonly #aBatch: BatchTensor;
  readonly #dzBatch: BatchTensor;
  #input: Tensor | undefined;
  #z: Tensor | undefined;
  #a: Tensor | undefined;
  #dz: Tensor | undefined;

  constructor(activation: Activation, weights: Parameter, biases: Parameter, { backend, precision }: LayerContext) {
    this.activation = activation;
    this.#weights = weights;
    this.#biases = biases;
    this.#backend = backend;
    this.parameters = [weights, biases];
    this.outputShape = biases.value.shape;
    const batchTensor = (): BatchTensor => createBatchTensor(this.outputShape, (shape) => backend.allocate(shape, precision));
    this.#zBatch = batchTensor();
    this.#aBatch = batchTensor();
    this.#dzBatch = batchTensor();
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
    const batchSize = input.shape[0] ?? 0;
    const z = this.#zBatch.rows(batchSize);
    const a = this.#aBatch.rows(batchSize);
    // z = x·Wᵀ + b
    this.#backend.matmul(input, this.#weights.value, z, false, true);
    this.#backend.addBias(z, this.#biases.value);
    // a = φ(z)
    this.#backend.activationForward(this.activation, z, a);
    this.#input = input;
    this.#z = z;
    this.#a = a;
    return a;
  }

  backward(outputGradient: Tensor, inputGradient: Tensor | undefined): void {
    const { z, a } = this.#lastPass();
    const dz = this.#dzBatch.rows(z.shape[0] ?? 0);
    // δ = (∂C/∂a) ⊙ φ′(z), or Jᵀ·∂C/∂a for a row-wise activation
    this.#backend.activationBackward(this.activation, z, a, outputGradient, dz);
    this.backwardFromLogits(dz, inputGradient);
  }

  backwardFromLogits(dz: Tensor, inputGradient: Tensor | undefined): void {
    const { input } = this.#lastPass();
    this.#dz = dz;
    // ∂C/∂W = δᵀ·x, ∂C/∂b = Σ δ over the batch
    this.#backend.matmul(dz, input, this.#weights.gradient, true, false);
    this.#backend.sumRows(dz, this.#biases.gradient);
    // ∂C/∂x = δ·W
    if (inputGradient !== undefined) this.#backend.matmul(dz, this.#weights.value, inputGradient, false, false);
  }

  #lastPass(): { readonly input: Tensor; readonly z: Tensor; readonly a: Tensor } {
    if (this.#input === undefined || this.#z === undefined || this.#a === undefined) {
      throw new VitrumError({
        code: 'VITRUM_NO_FORWARD_PASS',
        message: 'backward() was called before forward().',
        hint: 'Run forward() on the batch first: the gradients belong to its z and a.',
      });
    }
    return { input: this.#input, z: this.#z, a: this.#a };
  }
}
