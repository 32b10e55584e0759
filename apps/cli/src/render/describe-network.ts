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
