import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { VitrumError } from '@vitrum/core';
import { systemReason, unreadable } from '@vitrum/core/internal';
import { makeFolder } from '@vitrum/data-cache/internal';
import type { Model } from '../model/model.ts';
import { openModel } from '../model/open-model.ts';
import type { OpenModelOptions } from '../model/open-options.ts';

/**
 * Saves a model to a file, in folders that are made if need be. The file is whole or not there.
 *
 * @example
 * await saveModel(model, 'digits.json');
 * @throws VITRUM_INVALID_MODEL if a parameter is not finite; VITRUM_OUTPUT_UNWRITABLE
 */
export async function saveModel(model: Model, path: string): Promise<void> {
  const text = `${JSON.stringify(model)}\n`;
  const temporary = `${path}.${randomUUID()}.temporary`;
  try {
    await makeFolder(dirname(path));
    await writeFile(temporary, text, { flush: true });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined); // the original error matters more
    throw new VitrumError({
      code: 'VITRUM_OUTPUT_UNWRITABLE',
      message: `${path} cannot be written: ${systemReason(error)}.`,
      hint: 'Give the path of a file in a folder that can be written to.',
      cause: error,
    });
  }
}

/**
 * Loads a model from a file, as `saveModel` and `vitrum train` write it.
 *
 * @example
 * const model = await loadModel('digits.json');
 * @throws VITRUM_DATA_UNREADABLE; the errors of {@link openModel}
 */
export async function loadModel(path: string, options: OpenModelOptions = {}): Promise<Model> {
  return openModel(await textOf(path), options);
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw unreadable(path, error);
  }
}
