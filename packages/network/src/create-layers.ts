import {
  contributionFailure,
  isRecord,
  originOf,
  resolveOptions,
  setOrigin,
  within,
  type Backend,
  type Layer,
  type OptionSchema,
  type Precision,
  type RandomGenerator,
  type Registry,
} from '@vitrum/core';
import type { LayerConfig, NetworkConfig } from './network-config.ts';

/** What layers are made with. */
export interface LayerSurroundings {
  readonly registry: Registry;
  readonly backend: Backend;
  readonly precision: Precision;
  readonly random: RandomGenerator;
  /** True leaves all parameters at zero, for whoever sets them at once: drawing takes longer than all the rest. */
  readonly isBlank?: boolean;
}

/**
 * The layers of a configuration, one after the other: each is made when it is asked for.
 *
 * @throws VITRUM_UNKNOWN_NAME, the errors of options, VITRUM_SHAPE_MISMATCH
 */
export function* createLayers(config: NetworkConfig, surroundings: LayerSurroundings): Generator<Layer, void, undefined> {
  let { inputShape } = config;
  for (const [index, layerConfig] of config.layers.entries()) {
    const layer = within(`layers[${index}]`, () => createLayer(layerConfig, inputShape, surroundings));
    yield layer;
    inputShape = layer.outputShape;
  }
}

function createLayer({ type, ...given }: LayerConfig, inputShape: readonly number[], surroundings: LayerSurroundings): Layer {
  const { registry, backend, precision, random, isBlank = false } = surroundings;
  const definition = registry.layers.lookup(type);
  const options = resolveOptions(registry, definition.options, given, `layer "${type}"`);
  try {
    const layer = definition.create(isBlank ? withoutDrawing(options, definition.options) : options, { inputShape, backend, precision, random });
    setOrigin(layer, originOf(definition));
    return layer;
  } catch (error) {
    throw contributionFailure('layers', type, definition, error);
  }
}

/** The same options, with initializers that give nothing but zeros. */
function withoutDrawing<Options extends Readonly<Record<string, unknown>>>(options: Options, schema: OptionSchema): Options {
  const blank: Record<string, unknown> = { ...options };
  for (const [name, { type }] of Object.entries(schema)) {
    const initializer = blank[name];
    if (type === 'initializer' && isRecord(initializer)) blank[name] = { ...initializer, sample: () => 0 };
  }
  return blank as Options; // every option is what it was, or another initializer
}
