import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { VitrumError, within, type Backend, type Registry } from '@vitrum/core';
import { decodeModel, findPluginWarnings, parseModel, type ModelFile } from '@vitrum/formats';
import type { Network } from '@vitrum/network';
import { allPluginsOf, requirePlugins, runFiles } from '@vitrum/runs';
import { hintTexts } from '../hint-texts.ts';
import type { CommandHost } from '../command-host.ts';
import type { BackendOptions } from '../options/shared-options.ts';
import { reasonOf } from '../reason-of.ts';
import { reportWarning } from '../report-warning.ts';
import { isCheckpoint, modelFromCheckpoint } from '../run/unfinished-run.ts';
import { loadBackend } from './backend.ts';

/** A model file and its network. */
export interface LoadedModel {
  readonly model: ModelFile;
  readonly network: Network;
}

/**
 * Reads a model file. A plugin installed in another major version causes a warning on standard error.
 *
 * @throws VITRUM_INVALID_MODEL and the errors of `loadBackend`
 */
export async function loadModel(file: string, registry: Registry, options: BackendOptions, host: CommandHost): Promise<LoadedModel> {
  const backend = await loadBackend(registry, options, host);
  const text = await readModel(file, host);
  if (isCheckpoint(text)) throw noModelYet(`${file} is the checkpoint of a run, and not a model.`, file, text, host);
  return within(file, () => {
    const model = parseModel(text);
    const network = decodeModelFile(model, registry, backend);
    for (const warning of findPluginWarnings(allPluginsOf(model), registry)) reportWarning(warning, host);
    return { model, network };
  });
}

/**
 * The network of a model file.
 *
 * @throws VITRUM_INVALID_MODEL
 */
export function decodeModelFile(model: ModelFile, registry: Registry, backend: Backend): Network {
  // decodeModel checks this too; this check suggests the command-line option.
  requirePlugins(model.plugins, registry, 'The model', 'VITRUM_INVALID_MODEL', hintTexts);
  return decodeModel(model, { registry, backend });
}

async function readModel(file: string, host: CommandHost): Promise<string> {
  const { paths } = host;
  try {
    return await readFile(paths.resolve(file), 'utf8');
  } catch (error) {
    const checkpoint = await readFile(paths.resolve(checkpointBeside(file)), 'utf8').catch(() => undefined);
    if (basename(file) === runFiles.model && checkpoint !== undefined && isCheckpoint(checkpoint)) {
      throw noModelYet(`There is no ${file}: the run there has not come to its end.`, file, checkpoint, host);
    }
    throw new VitrumError({
      code: 'VITRUM_INVALID_MODEL',
      message: `The model ${file} cannot be read: ${reasonOf(error)}.`,
      hint: 'Check the path; "vitrum train" prints where it writes model.json.',
      cause: error,
    });
  }
}

const checkpointBeside = (file: string): string => join(dirname(file), runFiles.checkpoint);

/** For a run that has a checkpoint, but no model yet. */
function noModelYet(message: string, file: string, checkpoint: string, { env }: CommandHost): VitrumError {
  const command = modelFromCheckpoint(checkpoint, dirname(file), [], env);
  return new VitrumError({
    code: 'VITRUM_INVALID_MODEL',
    message,
    hint: command === undefined ? `Go on with the run: vitrum train --resume ${dirname(file)}` : `Make a model of what it has learned with: ${command}`,
  });
}
