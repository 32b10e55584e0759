import type { Backend, Shape } from '@vitrum/core';
import type { Network } from '@vitrum/network';

/** The shapes of a network or of its summary. */
interface Sizes {
  readonly inputShape: Shape;
  readonly layers: readonly { readonly outputShape: Shape }[];
}

/** The sizes from the inputs to the outputs: `784-32-16-10`, with axes separated by `×`. */
export function describeSizes({ inputShape, layers }: Sizes): string {
  return [inputShape, ...layers.map(({ outputShape }) => outputShape)].map((shape) => shape.join('×')).join('-');
}

/** The activations from the first layer on, repeated ones once: `tanh`, `relu, then softmax`. */
export function describeActivations(network: Network): string {
  const names = network.layers.map(({ activation }) => activation?.name ?? 'none');
  return names.filter((name, index) => name !== names[index - 1]).join(', then ');
}

/** The backend: `reference`, `wasm (simd, relaxed-simd, up to 2 threads)`. */
export function describeBackend({ name, features, threads }: Pick<Backend, 'name' | 'features' | 'threads'>): string {
  const used = features.filter((feature) => feature !== 'threads');
  if (threads > 1) used.push(`up to ${threads} threads`);
  return used.length === 0 ? name : `${name} (${used.join(', ')})`;
}
