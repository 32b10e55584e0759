import { isDeepStrictEqual } from 'node:util';
import {
  describeValue,
  isFiniteNumber,
  isListOf,
  isRecord,
  isReference,
  VitrumError,
  type Reference,
} from '@vitrum/core';
import { denseNetworkConfig, type DenseNetworkOptions, type NetworkConfig } from '@vitrum/network';
import { checkKeys } from './check-keys.ts';

const referenceKeys = ['activation', 'outputActivation', 'initializer'] as const;

/**
 * Checks the short form of a fully connected network: `{ "architecture": [784, 32, 10], "activation": "relu" }`.
 *
 * @throws VITRUM_UNKNOWN_OPTION, VITRUM_INVALID_CONFIG, VITRUM_INVALID_REFERENCE
 */
export function parseNetworkShorthand(value: unknown): DenseNetworkOptions {
  const record = checkKeys(value, ['architecture', ...referenceKeys], 'The short form of "network"');
  const { architecture } = record;
  if (!isListOf(architecture, isFiniteNumber)) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_CONFIG',
      message: `"architecture" is a list of whole numbers, got ${describeValue(architecture)}.`,
      hint: 'Give the number of inputs, then the units of every layer: [784, 32, 16, 10].',
    });
  }
  const references = referenceKeys.flatMap((key) => {
    const reference = record[key];
    return reference === undefined ? [] : [[key, parseNamed(reference, key)] as const];
  });
  return { architecture, ...Object.fromEntries(references) };
}

function parseNamed(value: unknown, key: string): Reference {
  if (isReference(value)) return value;
  throw new VitrumError({
    code: 'VITRUM_INVALID_REFERENCE',
    message: `"network": ${key} must be a name, or an object with a name as "type", got ${describeValue(value)}.`,
    hint: 'Write "tanh", or { "type": "leaky-relu", "slope": 0.2 }.',
  });
}

/**
 * The short form of a network, so that single properties of it can be replaced; undefined where it says more than the short
 * form can.
 */
export function shortenNetwork(network: NetworkConfig): DenseNetworkOptions | undefined {
  const [first] = network.layers;
  const last = network.layers.at(-1);
  const architecture = [...network.inputShape, ...network.layers.map((layer) => Number(layer['units']))];
  const references = {
    activation: first?.['activation'],
    initializer: first?.['weightInitializer'],
    // An activation that all layers share is replaced as one.
    ...(isDeepStrictEqual(first?.['activation'], last?.['activation']) ? {} : { outputActivation: last?.['activation'] }),
  };
  const candidate: Readonly<Record<string, unknown>> = { architecture, ...references };
  return isShorthand(candidate) && isDeepStrictEqual(expandShorthand(candidate), network) ? candidate : undefined;
}

function isShorthand(value: Readonly<Record<string, unknown>>): value is Readonly<Record<string, unknown>> & DenseNetworkOptions {
  const references = referenceKeys.every((key) => value[key] === undefined || isReference(value[key]));
  return references && isRecord(value) && isListOf(value['architecture'], isFiniteNumber);
}

/** The full form, or undefined where the sizes are none. */
function expandShorthand(options: DenseNetworkOptions): NetworkConfig | undefined {
  return options.architecture.every((size) => Number.isSafeInteger(size) && size >= 1) ? denseNetworkConfig(options) : undefined;
}
