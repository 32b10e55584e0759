import type { Parameter } from '@vitrum/core';
import type { Network } from '@vitrum/network';
import { sizeOf } from '@vitrum/tensor';

/** The weights of a layer with a number from each of its inputs to each of its outputs. */
export interface WeightMatrix {
  /** Shape [inputs, units]. */
  readonly weights: Parameter;
  /** One for each output; absent where the layer has none. */
  readonly biases?: Parameter;
  readonly inputs: number;
  readonly units: number;
}

/** The weight matrix of a layer, as the layer itself tells of it; undefined where units share weights, as in a convolution. */
export function weightMatrixOf({ layers }: Network, index: number): WeightMatrix | undefined {
  const layer = layers[index];
  const incoming = layer?.incoming(0);
  if (layer === undefined || incoming === undefined) return undefined;
  const weights = layer.parameter(incoming.parameter);
  const [inputs, units] = weights?.value.shape ?? [];
  if (weights?.value.shape.length !== 2 || inputs !== incoming.inputs.length || units === undefined) return undefined;
  if (units !== sizeOf(layer.outputShape) || !incoming.weights.every((weight, i) => weight === i * units)) return undefined;
  const biases = incoming.bias && layer.parameter(incoming.bias.parameter);
  return { weights, ...(biases && { biases }), inputs, units };
}
