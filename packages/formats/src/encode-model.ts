import { VitrumError, type FloatArray, type Registry } from '@vitrum/core';
import type { NamedTensor, Network } from '@vitrum/network';
import type { BinaryModel, ModelFile, SavedParameter } from './model-file.ts';
import { requiredPlugins } from './required-plugins.ts';
import { shortestDecimal } from './shortest-decimal.ts';

/**
 * A network as a plain JSON model.
 *
 * @param metadata - The origin of the model; must be plain JSON.
 * @throws VITRUM_INVALID_MODEL if a parameter or a state is not finite, which JSON cannot represent
 */
export function encodeModel(
  registry: Registry,
  network: Network,
  metadata: Readonly<Record<string, unknown>> = {},
): ModelFile {
  return encode(registry, network, metadata, decimals);
}

/**
 * A network as a model with copies of its numbers, bit by bit; much faster than decimals.
 *
 * @throws VITRUM_INVALID_MODEL if a parameter or a state is not finite
 */
export function encodeBinaryModel(
  registry: Registry,
  network: Network,
  metadata: Readonly<Record<string, unknown>> = {},
): BinaryModel {
  return encode(registry, network, metadata, (values) => values.slice());
}

/** A model with decimals in the place of bits. */
export function inDecimals({ parameters, state, ...model }: BinaryModel): ModelFile {
  const convert = (saved: BinaryModel['parameters']): ModelFile['parameters'] =>
    Object.fromEntries(Object.entries(saved).map(([name, { shape, values }]) => [name, { shape, values: decimals(values) }]));
  return { ...model, parameters: convert(parameters), ...(state && { state: convert(state) }) };
}

function encode<Values>(
  registry: Registry,
  network: Network,
  metadata: Readonly<Record<string, unknown>>,
  valuesOf: (values: FloatArray) => Values,
): ModelFile<Values> {
  const encodeTensors = (tensors: readonly NamedTensor[]): Readonly<Record<string, SavedParameter<Values>>> =>
    Object.fromEntries(tensors.map(({ name, value: { shape, data } }) => [name, { shape, values: valuesOf(requireFinite(name, data)) }]));
  return {
    format: 'vitrum-model',
    formatVersion: 2,
    plugins: requiredPlugins(registry, network.config),
    network: network.config,
    parameters: encodeTensors(network.parameters),
    ...(network.state.length > 0 && { state: encodeTensors(network.state) }),
    metadata,
  };
}

function requireFinite(name: string, values: FloatArray): FloatArray {
  if (isFinite(values)) return values;
  throw new VitrumError({
    code: 'VITRUM_INVALID_MODEL',
    message: `"${name}" holds numbers that are not finite; such a model cannot be saved.`,
    hint: 'Training has diverged: try a smaller learning rate.',
  });
}

/** A loop: a call for each of a million numbers takes longer than to copy them. */
function isFinite(values: FloatArray): boolean {
  for (const value of values) {
    if (value - value !== 0) return false; // NaN for what is not finite
  }
  return true;
}

function decimals(values: FloatArray): readonly number[] {
  return values instanceof Float32Array ? Array.from(values, shortestDecimal) : [...values];
}
