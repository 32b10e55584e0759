import { defineLayer, VitrumError, type Backend, type Layer, type LayerContext, type Parameter, type Shape, type Tensor } from '@vitrum/core';
import { createBatchTensor, sizeOf, type BatchTensor } from '@vitrum/tensor';

/**
 * Brings every sample to mean 0 and variance 1, then gives every feature a scale γ and a shift β that are learned.
 *
 * a = γ ⊙ x̂ + β with x̂ = (x − μ) / σ, μ = mean of x, σ = √(variance of x + ε), over the n numbers of one sample.
 *
 * The input has the shape [batch, …sample]; γ and β have the shape of a sample. A sample does not see the others of its
 * batch, so that training and use compute the same.
 *
 * Source: Ba, Kiros & Hinton 2016, arXiv:1607.06450.
 */
export const layerNorm = defineLayer({
  name: 'layer-norm',
  description: 'Brings every sample to mean 0 and variance 1, then scales and shifts every feature by learned numbers',
  formula: 'a = γ ⊙ (x − μ) / √(σ² + ε) + β',
  source: 'Ba, Kiros & Hinton 2016, arXiv:1607.06450',
  options: {
    epsilon: { type: 'number', default: 1e-5, exclusiveMinimum: 0, description: 'ε: keeps the division away from zero.' },
  },
  create: ({ epsilon }, context) => new LayerNorm(epsilon, context),
});

class LayerNorm implements Layer {
  readonly outputShape: Shape;
  readonly parameters: readonly [scale: Parameter, shift: Parameter];
  // No activation ends this layer.
  readonly z = undefined;
  readonly dz = undefined;
  readonly #backend: Backend;
  readonly #epsilon: number;
  /** n: how many numbers one sample has. */
  readonly #size: number;
  readonly #output: BatchTensor;
  /** x̂ and 1/σ of the last forward pass, which the backward pass needs. */
  readonly #normalised: BatchTensor;
  readonly #inverseDeviation: BatchTensor;
  #a: Tensor | undefined;

  constructor(epsilon: number, { inputShape, backend, precision }: LayerContext) {
    const parameter = (name: string, first: number): Parameter => {
      // Memory comes from the backend, so that its kernels reach it directly.
      const value = backend.allocate(inputShape, precision);
      value.data.fill(first);
      return { name, value, gradient: backend.allocate(inputShape, precision) };
    };
    this.parameters = [parameter('scale', 1), parameter('shift', 0)];
    this.#backend = backend;
    this.outputShape = inputShape;
    this.#epsilon = epsilon;
    this.#size = sizeOf(inputShape);
    this.#output = createBatchTensor(inputShape, backend, precision);
    this.#normalised = createBatchTensor(inputShape, backend, precision);
    this.#inverseDeviation = createBatchTensor([], backend, precision);
  }

  get a(): Tensor | undefined {
    return this.#a;
  }

  forward(input: Tensor): Tensor {
    const batchSize = input.shape[0] ?? 0;
    const a = this.#output.rows(batchSize);
    const { data: normalised } = this.#normalised.rows(batchSize);
    const { data: inverseDeviation } = this.#inverseDeviation.rows(batchSize);
    const [{ value: { data: scale } }, { value: { data: shift } }] = this.parameters;
    const n = this.#size;
    for (let sample = 0; sample < batchSize; sample++) {
      const start = sample * n;
      let sum = 0;
      for (let i = 0; i < n; i++) sum += input.data[start + i] ?? 0;
      const mean = sum / n;
      // Squares of differences, and not the mean of squares minus the square of the mean, which would cancel.
      let squares = 0;
      for (let i = 0; i < n; i++) {
        const difference = (input.data[start + i] ?? 0) - mean;
        squares += difference * difference;
      }
      const inverse = 1 / Math.sqrt(squares / n + this.#epsilon);
      inverseDeviation[sample] = inverse;
      // a = γ ⊙ x̂ + β
      for (let i = 0; i < n; i++) {
        const xHat = ((input.data[start + i] ?? 0) - mean) * inverse;
        normalised[start + i] = xHat;
        a.data[start + i] = (scale[i] ?? 0) * xHat + (shift[i] ?? 0);
      }
    }
    this.#a = a;
    return a;
  }

  backward({ data: da }: Tensor, inputGradient: Tensor | undefined): void {
    if (this.#a === undefined) throw noForwardPass();
    const batchSize = this.#a.shape[0] ?? 0;
    const { data: normalised } = this.#normalised.rows(batchSize);
    this.#addParameterGradients(da, normalised);
    if (inputGradient === undefined) return;
    const { data: inverseDeviation } = this.#inverseDeviation.rows(batchSize);
    const { data: scale } = this.parameters[0].value;
    const n = this.#size;
    for (let sample = 0; sample < batchSize; sample++) {
      const start = sample * n;
      // g = γ ⊙ ∂C/∂a = ∂C/∂x̂
      let sum = 0;
      let product = 0;
      for (let i = 0; i < n; i++) {
        const g = (scale[i] ?? 0) * (da[start + i] ?? 0);
        sum += g;
        product += g * (normalised[start + i] ?? 0);
      }
      // ∂C/∂x = (g − mean(g) − x̂·mean(g ⊙ x̂)) / σ: μ and σ depend on every x of the sample.
      const inverse = inverseDeviation[sample] ?? 0;
      for (let i = 0; i < n; i++) {
        const g = (scale[i] ?? 0) * (da[start + i] ?? 0);
        inputGradient.data[start + i] = (g - sum / n - ((normalised[start + i] ?? 0) * product) / n) * inverse;
      }
    }
  }

  /** ∂C/∂γ = Σ ∂C/∂a ⊙ x̂, ∂C/∂β = Σ ∂C/∂a, the sums over the batch. */
  #addParameterGradients(da: Tensor['data'], normalised: Tensor['data']): void {
    const [{ gradient: { data: dScale } }, { gradient: { data: dShift } }] = this.parameters;
    dScale.fill(0);
    dShift.fill(0);
    const { length } = normalised;
    for (let k = 0; k < length; k++) {
      const i = k % this.#size;
      dScale[i] = (dScale[i] ?? 0) + (da[k] ?? 0) * (normalised[k] ?? 0);
      dShift[i] = (dShift[i] ?? 0) + (da[k] ?? 0);
    }
  }

  /** What came from the backend goes back to it. */
  release(): void {
    for (const { value, gradient } of this.parameters) {
      this.#backend.release(value);
      this.#backend.release(gradient);
    }
    for (const batch of [this.#output, this.#normalised, this.#inverseDeviation]) batch.release();
  }
}

function noForwardPass(): VitrumError {
  return new VitrumError({
    code: 'VITRUM_NO_FORWARD_PASS',
    message: 'backward() was called before forward().',
    hint: 'Run forward() on the batch first: the gradients belong to its x̂ and σ.',
  });
}
