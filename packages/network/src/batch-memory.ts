import type { Memory, Precision, Shape, Tensor } from '@vitrum/core';
import { createBatchTensor, type BatchTensor } from '@vitrum/tensor';
import type { PlannedLayer } from './plan-network.ts';

type Named = Readonly<Record<string, BatchTensor>>;

/** What one layer's passes keep, for batches of any size. */
interface LayerMemory {
  readonly output: BatchTensor;
  readonly kept: Named;
  readonly outputGradient: BatchTensor;
  readonly errors: Named;
  /** ∂C/∂input of every input, where it cannot go straight into the output gradient of the layer that is read. */
  readonly inputGradients: readonly BatchTensor[];
}

/** The memory of a network's passes. Nothing is allocated before it is asked for: a network that only predicts has no gradients. */
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

/** The tensors of a set for one batch size. */
export function rowsOfAll(tensors: Named, count: number): Readonly<Record<string, Tensor>> {
  return Object.fromEntries(Object.entries(tensors).map(([name, tensor]) => [name, tensor.rows(count)]));
}
