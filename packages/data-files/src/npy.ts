import { defineDataset, VitrumError, type OptionValues } from '@vitrum/core';
import { arrayOptions } from './arrays/array-options.ts';
import { arraySplits, type ArrayPart } from './arrays/array-splits.ts';
import { memoryBudget } from './files/memory-budget.ts';
import { readBeginning } from './files/read-beginning.ts';
import { openNpy, readNpyContent } from './npy/open-npy.ts';
import { readNpz, type NamedArrays } from './npy/read-npz.ts';

const options = {
  file: { type: 'string', description: 'An NPZ file, or the NPY file of the inputs.' },
  inputs: { type: 'string', default: '', description: 'Name of the array of inputs in an NPZ file; left out: x_train, x, images …' },
  targets: {
    type: 'string', default: '',
    description: 'Name of the array of targets in an NPZ file; left out: y_train, y, labels … With an NPY file: the file of the targets.',
  },
  testInputs: { type: 'string', default: '', description: 'Array or file of inputs for testing; left out: x_test …, else held out.' },
  testTargets: { type: 'string', default: '', description: 'Array or file of targets for testing.' },
  ...arrayOptions,
} as const;

type Options = OptionValues<typeof options>;

/**
 * A dataset in files of NumPy: one NPZ, or an NPY each for inputs and targets. A plain NPY file that is larger than the
 * budget stays on the disk.
 *
 * @param budget - The most bytes of a plain file that are read into memory.
 */
export function createNpy(budget: number = memoryBudget) {
  return defineDataset({
    name: 'npy',
    description: "Your own NumPy files: an NPZ, or an NPY each for inputs and targets",
    source: 'Kern 2007, NEP 1, https://numpy.org/neps/nep-0001-npy-format.html',
    since: '0.1.0',
    license: "the data's own",
    options,
    create: (values: Options) => ({
      load: async () => {
        const { train, test } = await readParts(values, budget);
        return arraySplits('npy', values, train, test);
      },
    }),
  });
}

/** A person's own NPY and NPZ files. */
export const npy = createNpy();

async function readParts(values: Options, budget: number): Promise<{ train: ArrayPart; test: ArrayPart | undefined }> {
  const { beginning } = await readBeginning(values.file, 2);
  const isArchive = beginning[0] === 0x50 && beginning[1] === 0x4b; // "PK"
  if (isArchive || values.file.toLowerCase().endsWith('.npz')) return readNpz(values.file, values);
  const { file, targets, testInputs, testTargets } = checkFiles(values);
  const read = async (inputFile: string, targetFile: string): Promise<ArrayPart> => ({
    inputs: await openNpy(inputFile, budget),
    targets: await readNpyContent(targetFile),
  });
  return { train: await read(file, targets), test: testInputs === '' ? undefined : await read(testInputs, testTargets) };
}

function checkFiles(values: Options): NamedArrays & { readonly file: string } {
  const { file, inputs, targets, testInputs, testTargets } = values;
  if (inputs !== '') throw missing(`${file} is one array, and "inputs" names one of several, ${inputs}.`, 'Leave "inputs" out.');
  if (targets === '') throw missing(`${file} holds inputs alone.`, 'Give the NPY file of the targets as "targets".');
  if ((testInputs === '') === (testTargets === '')) return values;
  throw missing(`Of "testInputs" and "testTargets" only one was given, ${testInputs || testTargets}.`, 'Give both, or none of them.');
}

function missing(message: string, hint: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_MISSING_OPTION', message, hint });
}
