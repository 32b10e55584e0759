import { defineDataset, type OptionValues } from '@vitrum/core';
import { arrayOptions } from './arrays/array-options.ts';
import { arraySplits, type ArrayPart } from './arrays/array-splits.ts';
import { memoryBudget } from './files/memory-budget.ts';
import { findIdxFiles } from './idx/find-idx-files.ts';
import { openIdx, readIdxContent } from './idx/open-idx.ts';

const options = {
  file: { type: 'string', description: 'File of the inputs, or a folder with files named like those of MNIST.' },
  labels: { type: 'string', default: '', description: "File of the labels or targets; left out: the inputs' partner by MNIST's names." },
  testFile: { type: 'string', default: '', description: "File of the test part's inputs; left out: by MNIST's names, else held out." },
  testLabels: { type: 'string', default: '', description: "File of the test part's labels or targets." },
  ...arrayOptions,
} as const;

/**
 * A dataset in IDX files: inputs of any rank and type of number, and labels or targets. A plain file that is larger than the
 * budget stays on the disk.
 *
 * @param budget - The most bytes of a plain file that are read into memory.
 */
export function createIdx(budget: number = memoryBudget) {
  return defineDataset({
    name: 'idx',
    description: 'Your own IDX files: inputs of any shape, and labels or targets; larger than memory where they are not packed',
    source: 'LeCun, Cortes and Burges 1998, http://yann.lecun.com/exdb/mnist/',
    since: '0.1.0',
    license: "the data's own",
    options,
    create: (values: OptionValues<typeof options>) => ({
      load: async () => {
        const { file, labels, test } = await findIdxFiles(values);
        const read = async (part: { file: string; labels: string }): Promise<ArrayPart> => ({
          inputs: await openIdx(part.file, budget),
          targets: await readIdxContent(part.labels),
        });
        return arraySplits('idx', values, await read({ file, labels }), test && (await read(test)));
      },
    }),
  });
}

/** A person's own IDX files. */
export const idx = createIdx();
