import { defineDataset, type OptionValues } from '@vitrum/core';
import { arrayOptions } from './arrays/array-options.ts';
import { arraySplits } from './arrays/array-splits.ts';
import { memoryBudget } from './files/memory-budget.ts';
import { readNpyParts } from './npy/read-npy-parts.ts';

const options = {
  file: { type: 'string', description: 'An NPZ file, or the NPY file of the inputs.' },
  inputs: { type: 'string', default: '', description: 'Name of the array of inputs in an NPZ file; default: x_train, x, images …' },
  targets: {
    type: 'string', default: '',
    description: 'Name of the array of targets in an NPZ file; default: y_train, y, labels … With an NPY file: the file of the targets.',
  },
  testInputs: { type: 'string', default: '', description: 'Array or file of inputs for testing; default: x_test …, else held out.' },
  testTargets: { type: 'string', default: '', description: 'Array or file of targets for testing.' },
  sampleWeights: { type: 'string', default: '', description: 'Name of the array with the weight of each training sample in an NPZ file.' },
  ...arrayOptions,
} as const;

type Options = OptionValues<typeof options>;

/**
 * A dataset in NumPy files: an NPZ, or one NPY each for inputs and targets. A plain NPY file larger than the budget stays on
 * disk.
 *
 * @param budget - The most bytes of a plain file that are read into memory.
 */
export function createNpy(budget: number = memoryBudget) {
  return defineDataset({
    name: 'npy',
    description: "Your own NumPy files: an NPZ file, or one NPY file each for inputs and targets",
    source: 'Kern 2007, NEP 1, https://numpy.org/neps/nep-0001-npy-format.html',
    since: '0.1.0',
    license: "the data's own",
    options,
    create: (values: Options) => ({
      load: async ({ parts }) => {
        const { train, test } = await readNpyParts(values, budget);
        return arraySplits('npy', { ...values, parts }, train, test);
      },
    }),
  });
}

/** User data in NPY and NPZ files. */
export const npy = createNpy();
