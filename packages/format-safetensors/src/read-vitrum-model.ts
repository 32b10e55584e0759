import { isVitrumError, VitrumError, type FilesBeside, type PortableModel } from '@vitrum/core';
import { describeValue, isRecord, parseJson } from '@vitrum/core/internal';
import { openEnvelope, sha256 } from '@vitrum/formats/internal';
import { readSafetensors } from './read-safetensors.ts';

declare const TextDecoder: new (encoding: string, options: { readonly fatal: boolean }) => { decode(bytes: Uint8Array): string };

/**
 * Reads an untrusted model.json and the numbers beside it.
 *
 * @throws VITRUM_INVALID_MODEL, also for numbers that are missing or other ones than the file names
 */
export async function readVitrumModel(bytes: Uint8Array, beside?: FilesBeside): Promise<PortableModel> {
  const text = textOf(bytes);
  const { file, hash } = namedTensors(text);
  const numbers = await bytesOf(file, beside);
  const found = await sha256(numbers, 'The SHA-256 of the numbers');
  if (found !== hash) throw otherNumbers(file, hash, found);
  const model = openEnvelope(text, readSafetensors(numbers).parameters);
  if (model.network === undefined) throw invalid('The model file has no "network".', 'It was changed or damaged: copy it again.');
  return model;
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw invalid('The model file is no text in UTF-8.', 'It may be damaged, or saved in another encoding: copy it again, or save it as UTF-8.', error);
  }
}

function namedTensors(text: string): { readonly file: string; readonly hash: string } {
  const value = parse(text);
  const tensors = isRecord(value) ? value['tensors'] : undefined;
  const { file, sha256: hash } = isRecord(tensors) ? tensors : {};
  const hint = 'Write the model again: vitrum export MODEL --to vitrum';
  if (typeof file !== 'string' || file === '') throw invalid(`"tensors" names the file of the numbers as "file", got ${describeValue(file)}.`, hint);
  if (typeof hash !== 'string' || !/^[0-9a-f]{64}$/.test(hash)) throw invalid(`"tensors" has the "sha256" of ${file} as 64 digits of lower-case hexadecimal, got ${describeValue(hash)}.`, hint);
  return { file, hash };
}

function parse(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    throw invalid(`The model file is not JSON: ${error instanceof Error ? error.message : String(error)}`, 'It may be cut short: copy it again.', error);
  }
}

async function bytesOf(file: string, beside: FilesBeside | undefined): Promise<Uint8Array> {
  const hint = `Put ${file} into the folder of its model.json; in the page, drop both files together.`;
  if (beside === undefined) throw invalid(`The numbers of the model are in ${describeValue(file)} beside it, which was not given with it.`, hint);
  try {
    return await beside(file);
  } catch (error) {
    if (!isVitrumError(error)) throw error;
    throw invalid(`The numbers of the model are in ${describeValue(file)} beside it. ${error.message}`, hint, error);
  }
}

function otherNumbers(file: string, expected: string, found: string): VitrumError {
  return invalid(
    `The numbers in ${describeValue(file)} are not those of the model: their SHA-256 is ${found}, and the model names ${expected}.`,
    'The file was changed or damaged, or belongs to another model: copy both files again from where they were written.',
  );
}

function invalid(message: string, hint: string, cause?: unknown): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_MODEL', message, hint, cause });
}
