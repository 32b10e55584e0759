import type { Registry } from '@vitrum/core';
import { createNetwork } from '../create-network.ts';
import type { NetworkLayer } from '../pass/network-layer.ts';
import type { Network } from '../network.ts';

/** A layer of one input as a network of its own, in 64 bits, with the gradient by its input. */
export function isolateLayer(registry: Registry, network: Network, reader: NetworkLayer): Network {
  const { name: _name, inputs: _inputs, ...layer } = network.config.layers[reader.index] ?? { type: reader.type };
  const inputShape = network.layers[reader.inputs[0]]?.outputShape ?? network.inputShape;
  const alone = createNetwork(registry, { inputShape, layers: [layer] }, { precision: 'float64', hasInputGradient: true });
  const own = (name: string): string => name.replace(/^layers\.\d+\./, 'layers.0.');
  alone.loadParameters(new Map(reader.parameters.map(({ name, value }) => [own(name), value])));
  alone.loadState(new Map(reader.state.map(({ name, value }) => [own(name), value])));
  return alone;
}

/** ∂(output k)/∂input of an isolated layer, after a pass, as its own backward pass tells it: where it has a kink, too. */
export function slopesOf(alone: Network, k: number): ArrayLike<number> {
  const { outputGradient } = alone;
  outputGradient.data.fill(0);
  outputGradient.data[k] = 1;
  alone.backward(outputGradient);
  return alone.inputGradient?.data ?? [];
}
