import type { FloatArray } from '@vitrum/core';
import { tensorFrom } from '@vitrum/tensor';
import type { Network } from '../network.ts';
import { pictureFormOf, type PictureForm } from './picture-form.ts';

/** What one layer makes of a sample: as many maps as channels. Plain data that can be posted to another thread. */
export interface FeatureMaps extends PictureForm {
  /** Index of the layer. */
  readonly layer: number;
  /** The name that the layer's definition is registered under: `conv2d`, `max-pool2d`. */
  readonly type: string;
  /** The layer's name in the configuration. */
  readonly name?: string;
  /** [y, x, c] at (y·width + x)·channels + c. */
  readonly values: FloatArray;
  /** Least of `values`, over all maps. */
  readonly minimum: number;
  /** Largest of `values`, over all maps: with `minimum` the scale on which the maps can be compared. */
  readonly maximum: number;
  /** The maps that are zero everywhere on this sample. */
  readonly dead: readonly number[];
}

/**
 * The outputs for one sample of every layer that gives pictures, from the first to the last one; layers that give vectors are left out.
 * It is a forward pass as in prediction: what the network kept of an earlier pass is overwritten.
 *
 * @param input - The sample's numbers, as many as the network has inputs.
 * @throws VITRUM_INVALID_SHAPE for another number of inputs
 */
export function featureMaps(network: Network, input: ArrayLike<number>): readonly FeatureMaps[] {
  network.forward(tensorFrom([1, ...network.inputShape], Float64Array.from(input)));
  return network.layers.flatMap(({ index, type, name, outputShape, a }) => {
    const form = pictureFormOf(outputShape);
    if (form === undefined || a === undefined) return [];
    const values = a.data.slice();
    return [{ layer: index, type, ...(name !== undefined && { name }), ...form, values, ...extremesOf(values), dead: deadMaps(values, form) }];
  });
}

function extremesOf(values: FloatArray): Pick<FeatureMaps, 'minimum' | 'maximum'> {
  let [minimum, maximum] = [Infinity, -Infinity];
  for (const value of values) {
    minimum = Math.min(minimum, value);
    maximum = Math.max(maximum, value);
  }
  return { minimum, maximum };
}

function deadMaps(values: FloatArray, { channels }: PictureForm): readonly number[] {
  const isAlive = new Array<boolean>(channels).fill(false);
  values.forEach((value, i) => {
    if (value !== 0) isAlive[i % channels] = true;
  });
  return isAlive.flatMap((alive, channel) => (alive ? [] : [channel]));
}
