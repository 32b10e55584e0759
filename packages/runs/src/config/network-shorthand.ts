import { VitrumError, type Reference } from '@vitrum/core';
import { describeValue, isFiniteNumber, isListOf, isRecord, isReference } from '@vitrum/core/internal';
import type { DenseNetworkOptions, NetworkConfig } from '@vitrum/network';
import { expandDense } from '@vitrum/network/internal';
import { checkKeys } from './check-keys.ts';
import { isSameJson } from '../data/same-json.ts';

const referenceKeys = ['activation', 'outputActivation', 'initializer', 'biasInitializer'] as const;

/** The short form of a fully connected network. Missing settings follow from the data. */
export type NetworkShorthand = Partial<DenseNetworkOptions> & {
  /** Units of the hidden layers; inputs and outputs follow from the data. */
  readonly hidden?: readonly number[];
};

/**
 * Checks the short form of a fully connected network: `{ "architecture": [784, 32, 10], "activation": "relu" }`, or with
 * `"hidden": [32]` instead of the architecture.
 *
 * @throws VITRUM_UNKNOWN_OPTION, VITRUM_INVALID_CONFIG, VITRUM_INVALID_REFERENCE
 */
export function parseNetworkShorthand(value: unknown): NetworkShorthand {
  const record = checkKeys(value, ['architecture', 'hidden', ...referenceKeys], 'The short form of "network"');
  const architecture = parseSizes(record, 'architecture', 'Give the number of inputs, then the units of every layer: [784, 32, 16, 10].');
  const hidden = parseSizes(record, 'hidden', 'Give the units of every hidden layer: [32, 16].');
  if (architecture !== undefined && hidden !== undefined) {
    throw invalid('"network" has both "architecture" and "hidden".', 'Leave one of them out: with "hidden", inputs and outputs follow the data.');
  }
  const references = referenceKeys.flatMap((key) => {
    const reference = record[key];
    return reference === undefined ? [] : [[key, parseNamed(reference, key)] as const];
  });
  return { ...(architecture && { architecture }), ...(hidden && { hidden }), ...Object.fromEntries(references) };
}

function parseSizes(record: Readonly<Record<string, unknown>>, key: string, hint: string): readonly number[] | undefined {
  const sizes = record[key];
  if (sizes === undefined) return undefined;
  const isValid = isListOf(sizes, isFiniteNumber) && (key === 'architecture' || sizes.every(isSize));
  if (isValid) return sizes;
  throw invalid(`"${key}" is a list of whole numbers, got ${describeValue(sizes)}.`, hint);
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
 * The short form of a network, so that single properties can be replaced; undefined if it has none.
 */
export function shortenNetwork(network: NetworkConfig): DenseNetworkOptions | undefined {
  const [first] = network.layers;
  const last = network.layers.at(-1);
  const architecture = [...network.inputShape, ...network.layers.map((layer) => Number(layer['units']))];
  const references = {
    activation: first?.['activation'],
    initializer: first?.['weightInitializer'],
    ...(isSameJson(first?.['weightInitializer'], first?.['biasInitializer']) ? {} : { biasInitializer: first?.['biasInitializer'] }),
    // An activation shared by all layers is replaced as a whole.
    ...(isSameJson(first?.['activation'], last?.['activation']) ? {} : { outputActivation: last?.['activation'] }),
  };
  const candidate: Readonly<Record<string, unknown>> = { architecture, ...references };
  return isShorthand(candidate) && isSameJson(expandShorthand(candidate), network) ? candidate : undefined;
}

function isShorthand(value: Readonly<Record<string, unknown>>): value is Readonly<Record<string, unknown>> & DenseNetworkOptions {
  const references = referenceKeys.every((key) => value[key] === undefined || isReference(value[key]));
  return references && isRecord(value) && isListOf(value['architecture'], isFiniteNumber);
}

/** The full form, or undefined if the sizes are invalid. */
function expandShorthand(options: DenseNetworkOptions): NetworkConfig | undefined {
  return options.architecture.every(isSize) ? expandDense(options) : undefined;
}

const isSize = (size: number): boolean => Number.isSafeInteger(size) && size >= 1;

function invalid(message: string, hint: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_CONFIG', message, hint });
}
