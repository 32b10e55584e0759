import type { FloatArray, Parameter } from '@vitrum/core';
import type { NetworkLayer } from '../pass/network-layer.ts';
import type { Network } from '../network.ts';
import { placeIn, type PictureForm } from './picture-form.ts';

/** The weights of a layer whose units see a window of a picture: a kernel for each filter. Plain data that can be posted to another thread. */
export interface Kernels extends PictureForm {
  /** Index of the layer. */
  readonly layer: number;
  /** The name of its weights in the network. */
  readonly parameter: string;
  /** Number of kernels: the channels that the layer puts out. */
  readonly filters: number;
  /** Kernel by kernel: number [y, x, c] of filter f is at ((f·height + y)·width + x)·channels + c. */
  readonly values: FloatArray;
  /** The largest |w|: the end of a scale with zero in its middle. */
  readonly limit: number;
}

/** The kernels of every layer that has a window, from the first to the last one; a window over a sequence has the height 1. */
export function kernelPictures(network: Network): readonly Kernels[] {
  return network.layers.flatMap((layer) => {
    const weights = windowWeights(layer);
    return weights === undefined ? [] : [kernelsOf(layer, weights)];
  });
}

/** The numbers [y, x, c] of one filter. */
export function kernelOf<Values extends FloatArray>({ height, width, channels, values }: PictureForm & { readonly values: Values }, filter: number): Values | FloatArray {
  const size = height * width * channels;
  return values.subarray(filter * size, (filter + 1) * size);
}

/** Weights [kernel height, kernel width, …, …] or [kernel width, …, …] of a layer whose units are sums over them. */
function windowWeights(layer: NetworkLayer): Parameter | undefined {
  const weights = layer.hasIncoming ? layer.parameter(layer.incoming(0)?.parameter ?? '') : undefined;
  const axes = weights?.value.shape.length ?? 0;
  return axes === 3 || axes === 4 ? weights : undefined;
}

function kernelsOf(layer: NetworkLayer, { name, value: { shape, data } }: Parameter): Kernels {
  const [height, width, third, last] = shape.length === 3 ? [1, shape[0] ?? 1, shape[1] ?? 1, shape[2] ?? 1] : [shape[0] ?? 1, shape[1] ?? 1, shape[2] ?? 1, shape[3] ?? 1];
  const filters = layer.outputShape.at(-1) ?? 1;
  const isLast = filters === last && isFilterLast(layer, shape, filters);
  const channels = isLast ? third : last;
  const values = data.slice();
  for (let k = 0; k < values.length; k++) {
    const channel = k % channels;
    const cell = Math.floor(k / channels) % (height * width);
    const filter = Math.floor(k / (channels * height * width));
    values[k] = data[isLast ? (cell * channels + channel) * filters + filter : (cell * filters + filter) * channels + channel] ?? NaN;
  }
  return { layer: layer.index, parameter: name, height, width, channels, filters, values, limit: magnitudeOf(data) };
}

function magnitudeOf(values: FloatArray): number {
  let magnitude = 0;
  for (const value of values) magnitude = Math.max(magnitude, Math.abs(value));
  return magnitude;
}

/** Whether the last axis of the weights counts the filters: those of the last filter's units are then at its end. */
function isFilterLast(layer: NetworkLayer, shape: readonly number[], filters: number): boolean {
  const weights = layer.incoming(filters - 1)?.weights ?? [];
  return weights.every((index) => placeIn(shape, index).at(-1) === filters - 1);
}
