import { describeValue, isRecord, VitrumError, type Reference, type Shape } from '@vitrum/core';

/** One layer, as plain JSON: its registered name as `type`, beside its options. */
export interface LayerConfig {
  readonly type: string;
  readonly [option: string]: unknown;
}

/** A network, as plain JSON. */
export interface NetworkConfig {
  /** Shape of one sample, without the batch axis. */
  readonly inputShape: Shape;
  readonly layers: readonly LayerConfig[];
}

/** What {@link denseNetworkConfig} needs to know. */
export interface DenseNetworkOptions {
  /** Number of inputs, then of units of every layer: `[784, 32, 16, 10]`. */
  readonly architecture: readonly number[];
  /** Activation of every layer; `tanh` when left out. */
  readonly activation?: Reference;
  /** Activation of the last layer; that of the others when left out. */
  readonly outputActivation?: Reference;
  /** First values of weights and biases; the notebook's N(0, 1) · 0.1 when left out. */
  readonly initializer?: Reference;
}

/**
 * The configuration of a fully connected network; without options but the architecture, the notebook's.
 *
 * @example
 * denseNetworkConfig({ architecture: [784, 32, 16, 10] }); // 25,818 parameters
 * @throws VITRUM_INVALID_CONFIG
 */
export function denseNetworkConfig({
  architecture,
  activation = 'tanh',
  outputActivation = activation,
  initializer = 'notebook-normal',
}: DenseNetworkOptions): NetworkConfig {
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
    type: 'dense',
    units: size,
    activation: index === units.length - 1 ? outputActivation : activation,
    weightInitializer: initializer,
    biasInitializer: initializer,
  }));
  return { inputShape: [inputs], layers };
}

/**
 * Checks that untrusted JSON has the form of a network configuration. Names and options are checked when the network is
 * created.
 *
 * @throws VITRUM_INVALID_CONFIG
 */
export function parseNetworkConfig(value: unknown): NetworkConfig {
  if (!isRecord(value)) throw invalid(`A network configuration is an object, got ${describeValue(value)}.`);
  const { inputShape, layers } = value;
  if (!isInputShape(inputShape)) {
    throw invalid(`"inputShape" is a list of whole numbers of at least 1, got ${describeValue(inputShape)}.`);
  }
  if (!Array.isArray(layers) || layers.length === 0) {
    throw invalid(`"layers" is a list of at least one layer, got ${describeValue(layers)}.`);
  }
  return { inputShape, layers: layers.map(parseLayerConfig) };
}

function parseLayerConfig(value: unknown, index: number): LayerConfig {
  if (isLayerConfig(value)) return value;
  throw invalid(`"layers[${index}]" is an object with a "type", got ${describeValue(value)}.`);
}

function isLayerConfig(value: unknown): value is LayerConfig {
  return isRecord(value) && typeof value['type'] === 'string';
}

function isInputShape(value: unknown): value is Shape {
  return Array.isArray(value) && value.length > 0 && value.every((length) => Number.isSafeInteger(length) && length >= 1);
}

function invalid(message: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_CONFIG',
    message,
    hint: 'A network looks like { "inputShape": [784], "layers": [{ "type": "dense", "units": 10, "activation": "tanh" }] }.',
  });
}
