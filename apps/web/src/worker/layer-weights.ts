import { kernelPictures, type Network } from '@vitrum/network';
import type { LayerWeights } from '../shared/api/run.ts';
import { weightMatrixOf } from './weight-matrix.ts';

/** Copies of the weights and biases of every layer that has a weight matrix or kernels. */
export function weightsOf(network: Network): readonly LayerWeights[] {
  const kernels = new Map(kernelPictures(network).map((each) => [each.layer, each]));
  return network.layers.flatMap((_, layer): readonly LayerWeights[] => {
    const matrix = weightMatrixOf(network, layer);
    if (matrix !== undefined) {
      const { inputs, units, weights, biases } = matrix;
      return [{ layer, inputs, units, values: Float32Array.from(weights.value.data), biases: Float32Array.from(biases?.value.data ?? []) }];
    }
    const found = kernels.get(layer);
    if (found === undefined) return [];
    const { height, width, channels, filters: units, values } = found;
    return [{ layer, inputs: height * width * channels, units, kernel: { height, width, channels }, values: Float32Array.from(values), biases: biasesOf(network, layer) }];
  });
}

/** One for each filter; empty where the layer has none. */
function biasesOf({ layers }: Network, index: number): Float32Array {
  const layer = layers[index];
  const parameter = layer?.incoming(0)?.bias?.parameter;
  return Float32Array.from(parameter === undefined ? [] : (layer?.parameter(parameter)?.value.data ?? []));
}
