import { resolveOptions, within, type Backend, type Layer, type Precision, type RandomGenerator, type Registry } from '@vitrum/core';
import { createRandom, randomStreams, referenceBackend } from '@vitrum/tensor';
import { parseNetworkConfig, type LayerConfig, type NetworkConfig } from './network-config.ts';
import { Network } from './network.ts';

/** What surrounds a network when it is made. */
export interface CreateNetworkOptions {
  /** Where the names in the configuration are looked up. */
  readonly registry: Registry;
  /** Decides the first values of the parameters, with the configuration. */
  readonly seed: number;
  /** The reference backend when left out. */
  readonly backend?: Backend;
  /** `float32` when left out; `float64` is for checking gradients. */
  readonly precision?: Precision;
}

/**
 * Makes a network from plain JSON. This is the one place where its names become objects.
 *
 * @example
 * const network = createNetwork(denseNetworkConfig({ architecture: [784, 32, 16, 10] }), { registry, seed: 7 });
 * @throws VITRUM_INVALID_CONFIG, VITRUM_UNKNOWN_NAME, the errors of options, VITRUM_SHAPE_MISMATCH
 */
export function createNetwork(config: NetworkConfig, options: CreateNetworkOptions): Network {
  const { registry, seed, backend = referenceBackend, precision = 'float32' } = options;
  const parsed = parseNetworkConfig(config);
  const random = createRandom(seed, randomStreams.initialization);
  const layers: Layer[] = [];
  let { inputShape } = parsed;
  for (const [index, layerConfig] of parsed.layers.entries()) {
    const layer = within(`layers[${index}]`, () =>
      createLayer(layerConfig, registry, { inputShape, backend, precision, random }),
    );
    layers.push(layer);
    inputShape = layer.outputShape;
  }
  return new Network({ config: parsed, layers, backend, precision });
}

interface Surroundings {
  readonly inputShape: readonly number[];
  readonly backend: Backend;
  readonly precision: Precision;
  readonly random: RandomGenerator;
}

function createLayer({ type, ...options }: LayerConfig, registry: Registry, context: Surroundings): Layer {
  const definition = registry.layers.lookup(type);
  return definition.create(resolveOptions(registry, definition.options, options, `layer "${type}"`), context);
}
