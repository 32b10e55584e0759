import type { Registry, Tensor } from '@vitrum/core';
import { createNetwork, type Network } from '@vitrum/network';

/** What stands for the network's input in a configuration. */
const inputName = 'input';

/**
 * The layers that a layer's output comes from, as a network of its own in 64 bits, with the gradient by its input. It has the weights
 * of the moment, and memory of its own.
 */
export function networkUpTo(registry: Registry, network: Network, layer: number): Network {
  const kept = ancestorsOf(network, layer);
  const nameOf = (place: number): string => (place < 0 ? inputName : `layer-${place}`);
  const layers = kept.map((index) => {
    const { type } = network.layers[index] ?? missing(index);
    return { ...(network.config.layers[index] ?? { type }), name: nameOf(index), inputs: (network.layers[index] ?? missing(index)).inputs.map(nameOf) };
  });
  const part = createNetwork(registry, { inputShape: network.inputShape, layers }, { precision: 'float64', hasInputGradient: true });
  const renamed = (named: readonly { readonly name: string; readonly value: Tensor }[]): ReadonlyMap<string, Tensor> =>
    new Map(named.flatMap(({ name, value }) => {
      const place = kept.indexOf(Number(/^layers\.(\d+)\./.exec(name)?.[1]));
      return place < 0 ? [] : [[name.replace(/^layers\.\d+\./, `layers.${place}.`), value] as const];
    }));
  part.loadParameters(renamed(network.parameters));
  part.loadState(renamed(network.state));
  return part;
}

/** A layer and all that it reads, directly or not, in order. */
function ancestorsOf({ layers }: Network, layer: number): readonly number[] {
  const found = new Set<number>([layer]);
  for (let index = layer; index >= 0; index--) {
    if (found.has(index)) for (const place of layers[index]?.inputs ?? []) if (place >= 0) found.add(place);
  }
  return [...found].sort((one, other) => one - other);
}

function missing(index: number): never {
  throw new RangeError(`There is no layer ${index}.`);
}
