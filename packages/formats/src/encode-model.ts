import { VitrumError, type FloatArray, type Registry } from '@vitrum/core';
import type { NamedTensor, Network } from '@vitrum/network';
import type { ModelFile, SavedParameter } from './model-file.ts';
import { requiredPlugins } from './required-plugins.ts';

/**
 * A network as a plain JSON model.
 *
 * @param metadata - The origin of the model; must be plain JSON.
 * @throws VITRUM_INVALID_MODEL if a parameter or a state is not finite, which JSON cannot represent
 */
export function encodeModel(
  network: Network,
  registry: Registry,
  metadata: Readonly<Record<string, unknown>> = {},
): ModelFile {
  return {
    format: 'vitrum-model',
    formatVersion: 2,
    plugins: requiredPlugins(network.config, registry),
    network: network.config,
    parameters: encodeTensors(network.parameters),
    ...(network.state.length > 0 && { state: encodeTensors(network.state) }),
    metadata,
  };
}

function encodeTensors(tensors: readonly NamedTensor[]): Readonly<Record<string, SavedParameter>> {
  return Object.fromEntries(tensors.map(({ name, value }) => [name, { shape: value.shape, values: encodeValues(name, value.data) }]));
}

function encodeValues(name: string, values: FloatArray): readonly number[] {
  if (!values.every(Number.isFinite)) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_MODEL',
      message: `"${name}" holds numbers that are not finite; such a model cannot be saved.`,
      hint: 'Training has diverged: try a smaller learning rate.',
    });
  }
  return values instanceof Float32Array ? Array.from(values, shortestDecimal) : [...values];
}

/** The shortest decimal that rounds to the same 32-bit float; nine digits always suffice. */
function shortestDecimal(value: number): number {
  for (let digits = 6; digits < 9; digits++) {
    const candidate = Number(value.toPrecision(digits));
    if (Math.fround(candidate) === value) return candidate;
  }
  return Number(value.toPrecision(9));
}
