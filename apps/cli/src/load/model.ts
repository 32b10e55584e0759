import { readFile } from 'node:fs/promises';
import { VitrumError, within, type Backend, type Registry } from '@vitrum/core';
import { decodeModel, parseModel, type ModelFile } from '@vitrum/formats';
import type { Network } from '@vitrum/network';
import type { BackendOptions } from '../options/shared-options.ts';
import { reasonOf } from '../reason-of.ts';
import { loadBackend } from './backend.ts';

/** A model file and the network in it. */
export interface LoadedModel {
  readonly model: ModelFile;
  readonly network: Network;
}

/**
 * Reads a model file.
 *
 * @throws VITRUM_INVALID_MODEL and the errors of `loadBackend`
 */
export async function loadModel(file: string, registry: Registry, options: BackendOptions): Promise<LoadedModel> {
  const backend = await loadBackend(registry, options);
  const text = await readModel(file);
  return within(file, () => {
    const model = parseModel(text);
    return { model, network: decodeModelFile(model, registry, backend) };
  });
}

/**
 * The network of a model file.
 *
 * @throws VITRUM_INVALID_MODEL
 */
export function decodeModelFile(model: ModelFile, registry: Registry, backend: Backend): Network {
  checkPlugins(model, registry);
  return decodeModel(model, { registry, backend });
}

async function readModel(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_MODEL',
      message: `The model ${file} cannot be read: ${reasonOf(error)}.`,
      hint: 'Check the path; "vitrum train" prints where it writes model.json.',
      cause: error,
    });
  }
}

/** `decodeModel` checks this too; here the way out is an option of the command line. */
function checkPlugins({ plugins }: ModelFile, registry: Registry): void {
  const missing = plugins.find(({ name }) => registry.plugins.every((plugin) => plugin.name !== name));
  if (missing === undefined) return;
  throw new VitrumError({
    code: 'VITRUM_INVALID_MODEL',
    message: `The model needs the plugin "${missing.name}" ${missing.version}, which is not registered.`,
    hint: 'Name the file of that plugin with --plugin <file>.',
  });
}
