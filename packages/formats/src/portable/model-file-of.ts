import { isVitrumError, VitrumError, type PortableModel, type PortableTensors, type Registry } from '@vitrum/core';
import { checkPlugins } from '../check-plugins.ts';
import { decodeModel } from '../decode-model.ts';
import { encodeModel } from '../encode-model.ts';
import type { ModelFile, SavedParameter } from '../model-file.ts';
import { requiredPlugins } from '../required-plugins.ts';
import { parseNetworkConfig } from '@vitrum/network';

/**
 * What a format has read, as a model file.
 *
 * @throws VITRUM_INVALID_MODEL for tensors that do not fit the network; VITRUM_UNSUPPORTED_MODEL for tensors without a network
 */
export function modelFileOf(registry: Registry, { network, parameters, state, metadata, plugins }: PortableModel): ModelFile {
  if (plugins !== undefined) checkPlugins(registry, plugins);
  if (network === undefined) throw withoutNetwork(Object.keys(parameters));
  const config = parseChecked(() => parseNetworkConfig(network));
  const saved = {
    format: 'vitrum-model', formatVersion: 2, network: config,
    plugins: parseChecked(() => requiredPlugins(registry, config)),
    parameters: savedTensors(parameters),
    ...(Object.keys(state).length > 0 && { state: savedTensors(state) }),
    metadata,
  } as const;
  // Through a network, which checks that everything fits.
  return { ...encodeModel(registry, decodeModel(registry, saved), metadata), ...(plugins && { plugins }) };
}

function savedTensors(tensors: PortableTensors): Readonly<Record<string, SavedParameter<Float32Array>>> {
  return Object.fromEntries(Object.entries(tensors).map(([name, { shape, values }]) => [name, { shape, values }]));
}

function parseChecked<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!isVitrumError(error)) throw error;
    throw new VitrumError({ code: 'VITRUM_INVALID_MODEL', message: `The file does not describe a network: ${error.message}`, hint: error.hint, nearest: error.nearest, cause: error });
  }
}

function withoutNetwork(names: readonly string[]): VitrumError {
  const shown = names.slice(0, 6).join(', ');
  return new VitrumError({
    code: 'VITRUM_UNSUPPORTED_MODEL',
    message: `The file holds tensors alone, ${names.length} of them, and no layers: ${shown}${names.length > 6 ? ', …' : ''}.`,
    hint: 'Name a model whose layers they fit: vitrum import FILE --like model.json.',
  });
}
