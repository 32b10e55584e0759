import type { FloatArray, Registry } from '@vitrum/core';
import type { Network } from '@vitrum/network';
import { sizeOf, tensorFrom } from '@vitrum/tensor';
import type { Saliency } from '../../shared/api/inside.ts';
import { networkUpTo } from './network-up-to.ts';

/** How far every number of the input is moved along the gradient's sign. */
const amount = 0.1;

/**
 * ∂output/∂input for one output, by one backward pass in 64 bits, and the outputs after a step of `amount` along its signs.
 * Source: K. Simonyan et al. (2013), https://arxiv.org/abs/1312.6034; the step: I. Goodfellow et al. (2014), https://arxiv.org/abs/1412.6572
 *
 * @param limits - Numbers stay within them: pictures between 0 and 1.
 */
export function saliencyOf(registry: Registry, network: Network, input: FloatArray, output: number, limits: readonly [number, number] = [-Infinity, Infinity]): Saliency | undefined {
  if (output >= sizeOf(network.outputShape) || network.indices !== undefined) return undefined;
  const exact = networkUpTo(registry, network, network.layers.length - 1);
  const outputsFor = (values: FloatArray): Float32Array => Float32Array.from(exact.forward(tensorFrom([1, ...exact.inputShape], values)).data);
  const before = outputsFor(input);
  const seed = exact.outputGradient;
  seed.data.fill(0);
  seed.data[output] = 1;
  exact.backward(seed);
  const gradient = Float64Array.from(exact.inputGradient?.data ?? []);
  const nudged = Float64Array.from(input, (value, i) => {
    const moved = value + amount * Math.sign(gradient[i] ?? 0);
    return Math.min(Math.max(limits[1], value), Math.max(Math.min(limits[0], value), moved));
  });
  const after = outputsFor(nudged);
  exact.release();
  return { output, input: Float32Array.from(input), gradient: Float32Array.from(gradient), before, nudged: Float32Array.from(nudged), after, amount };
}
