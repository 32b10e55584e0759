import { sizeOf } from '@vitrum/tensor';
import type { NetworkLayer } from '../pass/network-layer.ts';
import type { Network } from '../network.ts';

/** What a layer such as a dropout made of its inputs in the last pass. Plain data that can be posted to another thread. */
export interface DropMask {
  /** Index of the layer. */
  readonly layer: number;
  /** The layer's type in the configuration. */
  readonly type: string;
  /** What each number of the sample was multiplied by, as many as the output has: 0 where it was left out. */
  readonly factors: Float64Array;
  /** How many of them are 0. */
  readonly dropped: number;
}

/**
 * The masks of every layer that leaves numbers out at random, for one sample of the last pass: those of the step, if it was one in training,
 * and nothing but ones otherwise. Where a mask has a number for each channel, every place of the channel has it.
 *
 * @param row - Which sample of the batch; by default the first.
 * @example
 * network.drawAt(seed, step); // the numbers that the trainer's step draws
 * network.forward(inputs, true);
 * console.log(dropMasks(network).map(({ layer, dropped }) => [layer, dropped]));
 */
export function dropMasks(network: Network, row = 0): readonly DropMask[] {
  return network.layers.flatMap((layer) => {
    const factors = factorsOf(layer, row);
    return factors === undefined ? [] : [{ layer: layer.index, type: layer.type, factors, dropped: factors.filter((factor) => factor === 0).length }];
  });
}

function factorsOf(layer: NetworkLayer, row: number): Float64Array | undefined {
  const mask = layer.kept('mask');
  if (mask === undefined) return undefined;
  const width = sizeOf(mask.shape.slice(1));
  // Of channels, which stand last, the mask begins again at every place.
  return Float64Array.from({ length: sizeOf(layer.outputShape) }, (_, i) => mask.data[row * width + (i % width)] ?? NaN);
}
