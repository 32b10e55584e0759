import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { VitrumError, type Backend, type Registry } from '@vitrum/core';
import { within } from '@vitrum/core/internal';
import { decodeModel, findPluginWarnings, parseModel, type ModelFile } from '@vitrum/formats';
import type { Network } from '@vitrum/network';
import { isCheckpoint } from '@vitrum/runs';
import { allPluginsOf, checkpointName, requirePlugins, runFiles } from '@vitrum/runs/internal';
import { hintTexts } from '../hint-texts.ts';
import type { CommandHost } from '../command-host.ts';
import type { BackendOptions } from '../options/shared-options.ts';
import { reasonOf } from '../reason-of.ts';
import { reportWarning } from '../report-warning.ts';
import { stepsIn } from '../run/checkpoint-files.ts';
import { isOfFormat, mainFile, readAnyModel } from './any-model.ts';
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
  const bytes = await readModel(await mainFile(file, host), host);
  const saved = isCheckpoint(bytes) || isOfFormat(registry, bytes) ? await readAnyModel(registry, file, {}, host) : undefined;
  return within(file, () => {
    const model = saved ?? parseModel(bytes.toString('utf8'));
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

async function readModel(file: string, { paths }: CommandHost): Promise<Buffer> {
  try {
    return await readFile(paths.resolve(file));
  } catch (error) {
    const [step] = await stepsIn(paths.resolve(dirname(file)));
    if (basename(file) === runFiles.model && step !== undefined) throw noModelYet(file, step);
    throw new VitrumError({
      code: 'VITRUM_INVALID_MODEL',
      message: `The model ${file} cannot be read: ${reasonOf(error)}.`,
      hint: 'Check the path; "vitrum train" prints where it writes model.json.',
      cause: error,
    });
  }
}

/** For a run that has a checkpoint, but no model yet. */
function noModelYet(file: string, step: number): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_MODEL',
    message: `There is no ${file}: the run there has not come to its end.`,
    hint: `Use its checkpoint, --model ${join(dirname(file), checkpointName(step))}, or go on with the run: vitrum train --resume ${dirname(file)}`,
  });
}
