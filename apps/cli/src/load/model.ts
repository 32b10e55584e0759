import type { Backend, Registry } from '@vitrum/core';
import { within } from '@vitrum/core/internal';
import { decodeModel, findPluginWarnings, type ModelFile } from '@vitrum/formats';
import type { Network } from '@vitrum/network';
import { allPluginsOf, requirePlugins } from '@vitrum/runs/internal';
import { hintTexts } from '../hint-texts.ts';
import type { CommandHost } from '../command-host.ts';
import type { BackendOptions } from '../options/shared-options.ts';
import { reportWarning } from '../report-warning.ts';
import { readAnyModel } from './any-model.ts';
import { loadBackend } from './backend.ts';

/** A model file and its network. */
export interface LoadedModel {
  readonly model: ModelFile;
  readonly network: Network;
}

/**
 * Reads a model file, the model in a checkpoint, or one in a registered format. A plugin installed in another major version causes a warning on standard error.
 *
 * @throws VITRUM_INVALID_MODEL, VITRUM_UNSUPPORTED_MODEL, VITRUM_INVALID_CHECKPOINT and the errors of `loadBackend`
 */
export async function loadModel(registry: Registry, file: string, options: BackendOptions, host: CommandHost): Promise<LoadedModel> {
  const backend = await loadBackend(registry, options, host);
  const model = await readAnyModel(registry, file, {}, host);
  return within(file, () => {
    const network = decodeModelFile(registry, model, backend);
    for (const warning of findPluginWarnings(registry, allPluginsOf(model))) reportWarning(warning, host);
    return { model, network };
  });
}

/**
 * The network of a model file.
 *
 * @throws VITRUM_INVALID_MODEL
 */
function decodeModelFile(registry: Registry, model: ModelFile, backend: Backend): Network {
  // decodeModel checks this too; this check suggests the command-line option.
  requirePlugins(registry, model.plugins, 'The model', 'VITRUM_INVALID_MODEL', hintTexts);
  return decodeModel(registry, model, { backend });
}
