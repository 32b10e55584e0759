import type { Parameter } from '@vitrum/core';
import type { Network } from '@vitrum/network';
import type { LayerWeights } from './api/run.ts';
import { kernelsOf } from './kernels.ts';
import { weightMatrixOf } from './weight-matrix.ts';

/** Copies of the weights and biases of every layer that has a weight matrix or kernels. */
export function weightsOf(network: Network): readonly LayerWeights[] {
  return network.layers.flatMap((_, layer) => {
    const matrix = weightMatrixOf(network, layer);
    if (matrix !== undefined) return [{ layer, inputs: matrix.inputs, units: matrix.units, ...copiesOf(matrix) }];
    const kernels = kernelsOf(network, layer);
    if (kernels === undefined) return [];
    const { kernel, filters } = kernels;
    return [{ layer, inputs: kernel.height * kernel.width * kernel.channels, units: filters, kernel, ...copiesOf(kernels) }];
  });
}

function copiesOf({ weights, biases }: { readonly weights: Parameter; readonly biases?: Parameter }): Pick<LayerWeights, 'values' | 'biases'> {
  return { values: Float32Array.from(weights.value.data), biases: Float32Array.from(biases?.value.data ?? []) };
}
