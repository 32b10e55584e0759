import type { Network } from '@vitrum/network';
import type { LayerWeights } from './api/run.ts';
import { weightMatrixOf } from './weight-matrix.ts';

/** Copies of the weights and biases of every layer that has a weight from each of its inputs to each of its outputs. */
export function weightsOf(network: Network): readonly LayerWeights[] {
  return network.layers.flatMap((_, layer) => {
    const matrix = weightMatrixOf(network, layer);
    if (matrix === undefined) return [];
    const { weights, biases, inputs, units } = matrix;
    return [{ layer, inputs, units, values: Float32Array.from(weights.value.data), biases: Float32Array.from(biases?.value.data ?? []) }];
  });
}
