import type { Parameter } from '@vitrum/core';
import type { Network } from '@vitrum/network';
import { sizeOf } from '@vitrum/tensor';

/** The weights of a layer with a number from each of its inputs to each of its outputs. */
export interface WeightMatrix {
  readonly weights: Parameter;
  /** One for each output; absent where the layer has none. */
  readonly biases?: Parameter;
  readonly inputs: number;
  readonly units: number;
}

/** The weight matrix of a layer; undefined where what it calls its weights is of another shape, as in a convolution. */
export function weightMatrixOf({ layers, inputShape }: Network, index: number): WeightMatrix | undefined {
  const layer = layers[index];
  if (layer === undefined) return undefined;
  const inputs = sizeOf(layers[index - 1]?.outputShape ?? inputShape);
  const units = sizeOf(layer.outputShape);
  const find = (name: string, ...shape: readonly number[]): Parameter | undefined =>
    layer.parameters.find((parameter) => parameter.name === name && parameter.value.shape.join() === shape.join());
  const weights = find('weights', inputs, units);
  const biases = find('biases', units);
  return weights && { weights, ...(biases && { biases }), inputs, units };
}
