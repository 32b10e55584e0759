import type { Backend } from '@vitrum/core';
import type { Network } from '@vitrum/network';

/** The sizes from the inputs to the outputs: `784-32-16-10`, an axis apart from the next by `×`. */
export function describeSizes(network: Network): string {
  return [network.inputShape, ...network.layers.map(({ outputShape }) => outputShape)].map((shape) => shape.join('×')).join('-');
}

/** The activations from the first layer on, each told once where neighbours share it: `tanh`, `relu, then softmax`. */
export function describeActivations(network: Network): string {
  const names = network.layers.map(({ activation }) => activation?.name ?? 'none');
  return names.filter((name, index) => name !== names[index - 1]).join(', then ');
}

/** What computes: `reference`, `wasm with simd and relaxed-simd, up to 2 threads`. */
export function describeBackend({ name, features, threads }: Backend): string {
  const used = features.length === 0 ? '' : ` with ${features.join(' and ')}`;
  return `${name}${used}${threads === 1 ? '' : `, up to ${threads} threads`}`;
}
