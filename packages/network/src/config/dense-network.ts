import { resolveReference, VitrumError, type Checked, type Reference, type ReferenceIn, type Registry } from '@vitrum/core';
import { describeValue, within } from '@vitrum/core/internal';
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
type GivenOr<Default, Given, Key extends string, Allowed> = Given extends Readonly<Record<Key, infer Value>>
  ? KnownReference<Value, Allowed>
  : Key extends keyof Given
    ? KnownReference<Exclude<Given[Key], undefined>, Allowed> | Default
    : Default;

/**
 * What the registry knows by the name of a reference. Of a name that it lacks nothing: the compiler reports that name, and then not the
 * whole call as well, as an argument that `createNetwork` cannot take.
 */
type KnownReference<Given, Allowed> = string extends Allowed
  ? Given
  : Given extends string
    ? Literal<Given, Extract<Allowed, Given>>
    : Given extends { readonly type: infer Name extends string }
      ? Literal<Name, Extract<Allowed, { readonly type: Name }>>
      : Given;

/** Text known only at run time stays text. */
type Literal<Name extends string, Known> = string extends Name ? string : Known;

/** The type of the configuration that some options give. */
type DenseNetworkConfigFor<R extends Registry, Given> = DenseNetworkConfig<
  GivenOr<'tanh', Given, 'activation', ReferenceIn<R, 'activation'>> | GivenOr<never, Given, 'outputActivation', ReferenceIn<R, 'activation'>>,
  GivenOr<'notebook-normal', Given, 'initializer', ReferenceIn<R, 'initializer'>> | GivenOr<never, Given, 'biasInitializer', ReferenceIn<R, 'initializer'>>
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
): DenseNetworkConfigFor<R, Given>;
export function denseNetworkConfig(registry: Registry, options: DenseNetworkOptions): NetworkConfig {
  const config = expandDense(options);
  const { activation, outputActivation, initializer, biasInitializer } = { ...defaults, ...options };
  const check = (name: string, kind: 'activation' | 'initializer', reference: Reference | undefined): unknown =>
    reference !== undefined && within(name, () => resolveReference(registry, kind, reference));
  check('activation', 'activation', activation);
  check('outputActivation', 'activation', outputActivation);
  check('initializer', 'initializer', initializer);
  check('biasInitializer', 'initializer', biasInitializer);
  return config;
}

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
