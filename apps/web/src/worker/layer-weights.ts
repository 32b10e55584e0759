import type { Network } from '@vitrum/network';
import type { LayerWeights } from './api/run.ts';

/** Copies of the weights and biases of every dense layer. */
export function weightsOf({ layers }: Network): readonly LayerWeights[] {
  return layers.flatMap(({ parameters }, layer) => {
    const weights = parameters.find(({ name, value }) => name === 'weights' && value.shape.length === 2);
    const biases = parameters.find(({ name }) => name === 'biases');
    const [inputs, units] = weights?.value.shape ?? [];
    if (weights === undefined || inputs === undefined || units === undefined) return [];
    return [{
      layer,
      inputs,
      units,
      values: Float32Array.from(weights.value.data),
      biases: Float32Array.from(biases?.value.data ?? new Float32Array(units)),
    }];
  });
}
