import { defineDataset, type OptionValues } from '@vitrum/core';
import type { ArrayContent } from '@vitrum/datasets';
import type { ArrayInput } from '../arrays/array-input.ts';
import { arrayOptions } from '../arrays/array-options.ts';
import type { ArrayPart } from '../arrays/array-part.ts';
import type { arraySplits } from '../arrays/array-splits.ts';

const options = {
  file: { type: 'string', description: 'File of the inputs, or a folder with files named like those of MNIST.' },
  labels: { type: 'string', default: '', description: "File of the labels or targets; default: the inputs' partner by MNIST's names." },
  testFile: { type: 'string', default: '', description: "File of the test part's inputs; default: by MNIST's names, else held out." },
  testLabels: { type: 'string', default: '', description: "File of the test part's labels or targets." },
  ...arrayOptions,
} as const;

/** The files of an IDX dataset. */
export interface IdxFiles {
  /** Path of the file with the training inputs. */
  readonly file: string;
  /** Path of the file with their labels or targets. */
  readonly labels: string;
  /** Undefined: the test part is held out. */
  readonly test: {
    /** Path of the file with the test inputs. */
    readonly file: string;
    /** Path of the file with their labels or targets. */
    readonly labels: string;
  } | undefined;
}

/** The files given in the options; empty for none. */
export interface NamedIdxFiles {
  /** File of the inputs, or a folder with files named like those of MNIST. */
  readonly file: string;
  /** File of the labels or targets. */
  readonly labels: string;
  /** File of the inputs of the test part. */
  readonly testFile: string;
  /** File of the labels or targets of the test part. */
  readonly testLabels: string;
}

/** Finds and reads IDX files, on disk in Node or in memory in a browser. */
export interface IdxReading {
  /** Finds the files that the options name, and the partners that they leave out, by MNIST's file names. */
  readonly find: (named: NamedIdxFiles) => Promise<IdxFiles>;
  /** Opens a file of inputs, which may stay on disk. */
  readonly openInputs: (path: string) => Promise<ArrayInput>;
  /** Reads a whole file of labels or targets into memory. */
  readonly readTargets: (path: string) => Promise<ArrayContent>;
  /** Makes the parts of the dataset, held out as the options and the run say. */
  readonly load: typeof arraySplits;
}

/** The dataset definition `idx`, independent of where the files are. */
export function createIdxFrom({ find, openInputs, readTargets, load }: IdxReading) {
  return defineDataset({
    name: 'idx',
    description: 'Your own IDX files: inputs of any shape, and labels or targets; larger than memory if they are not compressed',
    source: 'LeCun, Cortes and Burges 1998, http://yann.lecun.com/exdb/mnist/',
    since: '0.1.0',
    license: "the data's own",
    options,
    create: (values: OptionValues<typeof options>) => ({
      load: async ({ parts }) => {
        const { file, labels, test } = await find(values);
        const read = async (part: { file: string; labels: string }): Promise<ArrayPart> => ({
          inputs: await openInputs(part.file),
          targets: await readTargets(part.labels),
        });
        return load('idx', { ...values, parts }, await read({ file, labels }), test && (await read(test)));
      },
    }),
  });
}
