import { readFile } from 'node:fs/promises';
import { VitrumError, type Registry } from '@vitrum/core';
import { within } from '@vitrum/core/internal';
import { detectFormat, fitTensors, modelFileOf, parseModel, type ModelFile } from '@vitrum/formats';
import { inDecimals } from '@vitrum/formats/internal';
import { decodeCheckpoint, isCheckpoint } from '@vitrum/runs';
import type { CommandHost } from '../command-host.ts';
import { reasonOf } from '../reason-of.ts';

/** What else says how a file is to be read. */
export interface AnyModelOptions {
  /** A model whose layers the tensors of the file belong to. */
  readonly like?: string;
}

/**
 * Reads a model in any registered format: a model file, a checkpoint, or what another tool made.
 *
 * @throws VITRUM_INVALID_MODEL, VITRUM_UNSUPPORTED_MODEL, VITRUM_INVALID_CHECKPOINT
 */
export async function readAnyModel(registry: Registry, file: string, { like }: AnyModelOptions, host: CommandHost): Promise<ModelFile> {
  const bytes = await readBytes(file, host);
  if (isCheckpoint(bytes)) return inDecimals((await decodeCheckpoint(bytes, file, 'Use another checkpoint or the model of its run.')).model);
  if (isJson(bytes)) return within(file, () => parseModel(bytes.toString('utf8')));
  const format = detectFormat(registry, file, bytes);
  const read = await format.read?.(bytes);
  if (read === undefined) throw new Error(`the format ${format.name} cannot read`); // detectFormat finds only those that can
  if (like === undefined) return within(file, () => modelFileOf(registry, read));
  const other = await readAnyModel(registry, like, {}, host);
  return within(file, () => fitTensors(registry, other, read.parameters));
}

/** True for bytes that begin as an object of JSON does, perhaps behind a byte order mark. */
function isJson(bytes: Buffer): boolean {
  return /^\uFEFF?\s*\{/u.test(bytes.toString('utf8', 0, 64));
}

async function readBytes(file: string, { paths }: CommandHost): Promise<Buffer> {
  try {
    return await readFile(paths.resolve(file));
  } catch (error) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_MODEL',
      message: `The model ${file} cannot be read: ${reasonOf(error)}.`,
      hint: 'Check the path; "vitrum train" prints where it writes model.json.',
      cause: error,
    });
  }
}
