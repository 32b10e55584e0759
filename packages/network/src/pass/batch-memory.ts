import type { Memory, Precision, Shape, Tensor } from '@vitrum/core';
import { createBatchTensor, type BatchTensor } from '@vitrum/tensor/internal';
import type { PlannedLayer } from '../plan/plan-network.ts';

type Named = Readonly<Record<string, BatchTensor>>;

/** The tensors of one layer's passes, for batches of any size. */
interface LayerMemory {
  readonly output: BatchTensor;
  readonly kept: Named;
  readonly outputGradient: BatchTensor;
  readonly errors: Named;
  /** ∂C/∂input of every input that cannot be written straight into the output gradient of the layer it comes from. */
  readonly inputGradients: readonly BatchTensor[];
}

/** The memory of a network's passes, allocated on first use: a network that only predicts has no gradients. */
export class BatchMemory {
  readonly input: BatchTensor;
  readonly inputGradient: BatchTensor;
  readonly layers: readonly LayerMemory[];

  constructor(inputShape: Shape, layers: readonly PlannedLayer[], memory: Memory, precision: Precision) {
    const create = (shape: Shape): BatchTensor => createBatchTensor(shape, memory, precision);
    const createAll = (shapes: Readonly<Record<string, Shape>> = {}): Named =>
      Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, create(shape)]));
    this.input = create(inputShape);
    this.inputGradient = create(inputShape);
    this.layers = layers.map(({ plan, inputs }) => ({
      output: create(plan.outputShape),
      kept: createAll(plan.kept),
      outputGradient: create(plan.outputShape),
      errors: createAll(plan.errors),
      inputGradients: inputs.map((place) => create(layers[place]?.plan.outputShape ?? inputShape)),
    }));
  }

  release(): void {
    const ofLayers = this.layers.flatMap(({ output, kept, outputGradient, errors, inputGradients }) => [
      output, ...Object.values(kept), outputGradient, ...Object.values(errors), ...inputGradients,
    ]);
    for (const tensor of [this.input, this.inputGradient, ...ofLayers]) tensor.release();
  }
}

/** A set of tensors for one batch size. */
export function rowsOfAll(tensors: Named, count: number): Readonly<Record<string, Tensor>> {
  return Object.fromEntries(Object.entries(tensors).map(([name, tensor]) => [name, tensor.rows(count)]));
}
