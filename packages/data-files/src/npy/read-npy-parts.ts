import { VitrumError } from '@vitrum/core';
import { npyFormat } from '@vitrum/datasets';
import type { ArrayPart } from '../arrays/array-part.ts';
import { readBeginning } from '../files/read-beginning.ts';
import { openArray, readArray } from '../files/open-array.ts';
import { readNpz, type NamedArrays } from './read-npz.ts';

/** An NPY or NPZ file and the names given with it; empty for none. */
export interface NpyFiles extends NamedArrays {
  readonly file: string;
}

/**
 * The samples of an NPZ, or of an NPY file and its targets, with test samples if there are any.
 *
 * @throws VITRUM_MISSING_OPTION; the errors of reading
 */
export async function readNpyParts(values: NpyFiles, budget: number): Promise<{ train: ArrayPart; test: ArrayPart | undefined }> {
  const { beginning } = await readBeginning(values.file, 2);
  const isArchive = beginning[0] === 0x50 && beginning[1] === 0x4b; // "PK"
  if (isArchive || values.file.toLowerCase().endsWith('.npz')) return readNpz(values.file, values);
  const { file, targets, testInputs, testTargets } = checkFiles(values);
  const read = async (inputFile: string, targetFile: string): Promise<ArrayPart> => ({
    inputs: await openArray(inputFile, npyFormat, budget),
    targets: await readArray(targetFile, npyFormat),
  });
  return { train: await read(file, targets), test: testInputs === '' ? undefined : await read(testInputs, testTargets) };
}

function checkFiles(values: NpyFiles): NpyFiles {
  const { file, inputs, targets, testInputs, testTargets } = values;
  if (inputs !== '') throw missing(`${file} is one array, and "inputs" names one of several, ${inputs}.`, 'Leave "inputs" out.');
  if (values.sampleWeights) throw missing(`${file} is one array, and "sampleWeights" names one of several, ${values.sampleWeights}.`, 'Give an NPZ file that has both.');
  if (targets === '') throw missing(`${file} holds inputs alone.`, 'Give the NPY file of the targets as "targets".');
  if ((testInputs === '') === (testTargets === '')) return values;
  throw missing(`Of "testInputs" and "testTargets" only one was given, ${testInputs || testTargets}.`, 'Give both, or none of them.');
}

function missing(message: string, hint: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_MISSING_OPTION', message, hint });
}
