import { describeValue, resolveReference, VitrumError, within, type Checked, type Reference, type ReferenceIn, type Registry } from '@vitrum/core';
import type { NetworkConfigOf, NetworkConfig } from './network-config.ts';

/** Options of {@link denseNetworkConfig}. With `typeof registry`, restricted to its names. */
export type DenseNetworkOptions<R extends Registry = Registry> = DenseNetworkOptionsOf<
  ReferenceIn<R, 'activation'>,
  ReferenceIn<R, 'initializer'>
>;

/** {@link DenseNetworkOptions} of some types of reference. */
export interface DenseNetworkOptionsOf<Activation, Initializer> {
  /** Number of inputs, then units of every layer: `[784, 32, 16, 10]`. */
  readonly architecture: readonly number[];
  /** Activation of every layer; `tanh` by default. */
  readonly activation?: Activation;
  /** Activation of the last layer; that of the others by default. */
  readonly outputActivation?: Activation;
  /** Initializer of weights and biases; `notebook-normal`, N(0, 1) · 0.1, by default. */
  readonly initializer?: Initializer;
  /** Initializer of the biases; that of the weights by default. */
  readonly biasInitializer?: Initializer;
}

/** A fully connected network as plain JSON, typed by its names. */
export type DenseNetworkConfig<Activation = Reference, Initializer = Reference> = NetworkConfigOf<
  DenseLayerConfig<Activation, Initializer>
>;

// A type and not an interface: only that can be taken for a LayerConfig, which may have any option.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
type DenseLayerConfig<Activation, Initializer> = {
  readonly type: 'dense';
  readonly units: number;
  readonly activation: Activation;
  readonly weightInitializer: Initializer;
  readonly biasInitializer: Initializer;
};

/** The default names. */
const defaults = { activation: 'tanh', initializer: 'notebook-normal' } as const;

/** The type of an option's value, or of its default. */
type GivenOr<Default, Given, Key extends string> = Given extends Readonly<Record<Key, infer Value>>
  ? Value
  : Key extends keyof Given
    ? Exclude<Given[Key], undefined> | Default
    : Default;

/** The type of the configuration that some options give. */
type DenseNetworkConfigFor<Given> = DenseNetworkConfig<
  GivenOr<typeof defaults.activation, Given, 'activation'> | GivenOr<never, Given, 'outputActivation'>,
  GivenOr<typeof defaults.initializer, Given, 'initializer'> | GivenOr<never, Given, 'biasInitializer'>
>;

/**
 * The configuration of a fully connected network; by default tanh throughout, with `notebook-normal` first values. A name that the
 * registry is known to lack does not compile, and the editor completes names; text known only at run time is checked then.
 *
 * @example
 * denseNetworkConfig(registry, { architecture: [784, 32, 16, 10] }); // 25,818 parameters
 * @throws VITRUM_INVALID_CONFIG, VITRUM_UNKNOWN_NAME, the errors of options
 */
export function denseNetworkConfig<R extends Registry, const Given>(
  registry: R,
  options: Checked<Given, DenseNetworkOptions<NoInfer<R>>, DenseNetworkOptions>,
): DenseNetworkConfigFor<Given>;
export function denseNetworkConfig(registry: Registry, options: DenseNetworkOptions): NetworkConfig {
  const config = expandDense(options);
  for (const [name, kind] of Object.entries(kinds)) {
    const reference = options[name as keyof typeof kinds];
    if (reference !== undefined) within(name, () => resolveReference(registry, kind, reference));
  }
  return config;
}

/** The options that name a contribution, and its kind. */
const kinds = { activation: 'activation', outputActivation: 'activation', initializer: 'initializer', biasInitializer: 'initializer' } as const;

/**
 * The layers of a fully connected network, whose names are checked when it is planned.
 *
 * @throws VITRUM_INVALID_CONFIG
 */
export function expandDense({
  architecture,
  activation = defaults.activation,
  outputActivation = activation,
  initializer = defaults.initializer,
  biasInitializer = initializer,
}: DenseNetworkOptions): DenseNetworkConfig {
  const [inputs, ...units] = architecture;
  const isValid = architecture.every((size) => Number.isSafeInteger(size) && size >= 1);
  if (inputs === undefined || units.length === 0 || !isValid) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_CONFIG',
      message: `An architecture is at least two whole numbers of at least 1, got ${describeValue(architecture)}.`,
      hint: 'Give the number of inputs, then the units of every layer: 784,32,16,10.',
    });
  }
  const layers = units.map((size, index) => ({
    type: 'dense' as const,
    units: size,
    activation: index === units.length - 1 ? outputActivation : activation,
    weightInitializer: initializer,
    biasInitializer,
  }));
  return { inputShape: [inputs], layers };
}
