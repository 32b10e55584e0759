import type { Parameter } from '@vitrum/core';
import type { Network } from '@vitrum/network';
import { sizeOf } from '@vitrum/tensor';
import type { KernelSize } from './api/run.ts';

/** The kernels of a convolution. */
export interface Kernels {
  /** Numbers in the order row, column, channel, filter. */
  readonly weights: Parameter;
  /** One for each filter; absent where the layer has none. */
  readonly biases?: Parameter;
  readonly kernel: KernelSize;
  readonly filters: number;
}

/**
 * The kernels of a layer whose outputs share weights by filter, as the layer itself tells of it; undefined for other layers. A
 * convolution over a sequence has a window of height 1.
 */
export function kernelsOf({ layers }: Network, index: number): Kernels | undefined {
  const layer = layers[index];
  const filters = layer?.outputShape.at(-1);
  if (layer === undefined || filters === undefined || layer.outputShape.length < 2) return undefined;
  const middle = Math.floor(sizeOf(layer.outputShape) / 2);
  const incoming = layer.incoming(middle);
  const weights = incoming && layer.parameter(incoming.parameter);
  if (incoming === undefined || weights === undefined) return undefined;
  const { shape } = weights.value;
  if (shape.length !== layer.outputShape.length + 1 || shape.at(-1) !== filters) return undefined;
  if (!incoming.weights.every((weight) => weight % filters === middle % filters)) return undefined;
  const [width = 1, height = 1] = shape.slice(0, -2).toReversed();
  const biases = incoming.bias && layer.parameter(incoming.bias.parameter);
  return { weights, ...(biases && { biases }), kernel: { height, width, channels: shape.at(-2) ?? 1 }, filters };
}
