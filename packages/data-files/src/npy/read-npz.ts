import { VitrumError } from '@vitrum/core';
import { didYouMean, nearestName } from '@vitrum/core/internal';
import { listArchive, readArchiveMember } from '@vitrum/data-cache';
import { npyFormat, type ArrayContent } from '@vitrum/datasets';
import { listSome } from '@vitrum/datasets/internal';
import { inputInMemory } from '../arrays/array-input.ts';
import type { ArrayPart } from '../arrays/array-part.ts';

/** Default names of arrays in NPZ files: inputs, targets and, if present, those for testing. */
const usualNames: readonly (readonly [inputs: string, targets: string, testInputs: string, testTargets: string])[] = [
  ['x_train', 'y_train', 'x_test', 'y_test'],
  ['X_train', 'y_train', 'X_test', 'y_test'],
  ['train_images', 'train_labels', 'test_images', 'test_labels'],
  ['train_inputs', 'train_targets', 'test_inputs', 'test_targets'],
  ['train_x', 'train_y', 'test_x', 'test_y'],
  ['x', 'y', 'x_test', 'y_test'],
  ['X', 'y', 'X_test', 'y_test'],
  ['X', 'Y', 'X_test', 'Y_test'],
  ['images', 'labels', 'test_images', 'test_labels'],
  ['inputs', 'targets', 'test_inputs', 'test_targets'],
  ['inputs', 'labels', 'test_inputs', 'test_labels'],
  ['features', 'labels', 'test_features', 'test_labels'],
  ['data', 'labels', 'test_data', 'test_labels'],
  ['data', 'target', 'test_data', 'test_target'],
  ['arr_0', 'arr_1', 'arr_2', 'arr_3'],
];

/** The given names of arrays; empty for none. */
export interface NamedArrays {
  readonly inputs: string;
  readonly targets: string;
  readonly testInputs: string;
  readonly testTargets: string;
  /** The weights of the training samples. */
  readonly sampleWeights?: string;
}

/** Maximum size of an array in bytes: archives have no random access. */
const maxArrayBytes = 1_073_741_824;

/**
 * Reads inputs and targets from an NPZ file, with those for testing if there are any.
 *
 * @throws VITRUM_INVALID_ARCHIVE, VITRUM_INVALID_NPY, VITRUM_DATA_UNREADABLE, VITRUM_MISSING_OPTION
 */
export async function readNpz(path: string, named: NamedArrays): Promise<{ train: ArrayPart; test: ArrayPart | undefined }> {
  const members = await listArchive(path);
  const arrays = members.flatMap(({ name }) => (name.endsWith('.npy') ? [name.slice(0, -'.npy'.length)] : []));
  const { inputs, targets, testInputs, testTargets } = chooseNames(path, named, arrays);
  const read = async (name: string): Promise<ArrayContent> => {
    if (!arrays.includes(name)) throw noSuchArray(path, name, arrays);
    return npyFormat.read(await readArchiveMember(path, `${name}.npy`, maxArrayBytes), `${name} in ${path}`);
  };
  const readPart = async (first: string, second: string): Promise<ArrayPart> => ({
    inputs: inputInMemory(await read(first)),
    targets: await read(second),
  });
  const weights = named.sampleWeights ? await read(named.sampleWeights) : undefined;
  const train = { ...(await readPart(inputs, targets)), ...(weights && { weights }) };
  return { train, test: testInputs === '' ? undefined : await readPart(testInputs, testTargets) };
}

function chooseNames(path: string, named: NamedArrays, arrays: readonly string[]): NamedArrays {
  if (named.inputs !== '' && named.targets !== '') return checkTest(named);
  const usual = usualNames.find(
    ([x, y]) => (named.inputs || x) === x && (named.targets || y) === y && arrays.includes(x) && arrays.includes(y),
  );
  if (usual !== undefined) {
    const [inputs, targets, testInputs, testTargets] = usual;
    const hasTest = arrays.includes(testInputs) && arrays.includes(testTargets);
    return checkTest({
      inputs,
      targets,
      testInputs: named.testInputs || (hasTest ? testInputs : ''),
      testTargets: named.testTargets || (hasTest ? testTargets : ''),
    });
  }
  throw new VitrumError({
    code: 'VITRUM_MISSING_OPTION',
    message: `Which arrays of ${path} are inputs and targets does not follow from their names: ${listed(arrays)}.`,
    hint: 'Name them as "inputs" and "targets".',
  });
}

function checkTest(named: NamedArrays): NamedArrays {
  if ((named.testInputs === '') === (named.testTargets === '')) return named;
  throw new VitrumError({
    code: 'VITRUM_MISSING_OPTION',
    message: `Of "testInputs" and "testTargets" only one was given, ${named.testInputs || named.testTargets}.`,
    hint: 'Give both, or none of them.',
  });
}

function noSuchArray(path: string, name: string, arrays: readonly string[]): VitrumError {
  const nearest = nearestName(name, arrays);
  return new VitrumError({
    code: 'VITRUM_INVALID_ARCHIVE',
    message: `${path} has no array ${name}.`,
    hint: `${didYouMean(nearest)}It has ${listed(arrays)}.`,
    nearest,
  });
}

const listed = (arrays: readonly string[]): string => (arrays.length === 0 ? 'there are none' : listSome(arrays));
