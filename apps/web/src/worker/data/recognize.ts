import { VitrumError } from '@vitrum/core';
import { guessKind, readerByName } from '@vitrum/data-files/without-node';
import { idxFormat, pairIdx } from '@vitrum/datasets';
import type { DatasetReference } from '@vitrum/runs';

/** A file that is in memory. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The datasets that this page reads from files. */
const readers: ReadonlySet<string> = new Set(['idx', 'csv']);

/** Which dataset reads a file: by its content, or where that is damaged by its name; undefined for what is no data. */
export async function recognizeData({ name, bytes }: NamedBytes): Promise<string | undefined> {
  return (await guessKind(name, bytes, readers)).reader;
}

/** True for a name that data have: what such a file holds is looked at as data, whatever is wrong with it. */
export const hasDataName = (name: string): boolean => readerByName(name, readers) !== undefined;

/**
 * What to load from IDX files.
 *
 * @throws VITRUM_INVALID_IDX naming the file; VITRUM_MISSING_OPTION for inputs without labels and for labels without inputs
 */
export function referenceToIdx(contents: readonly NamedBytes[]): DatasetReference {
  const { train, test } = pairIdx(contents.map(({ name, bytes }) => ({ name, shape: idxFormat.readHeader(bytes, bytes.length, name).shape })));
  return { type: 'idx', file: train.inputs, labels: train.labels, ...(test && { testFile: test.inputs, testLabels: test.labels }) };
}

/** None of the files is data. */
export function noData(names: readonly string[]): VitrumError {
  const [first = 'Nothing'] = names;
  const subject = names.length > 1 ? `None of the ${names.length} files, ${first} and others, holds` : `${first} does not hold`;
  return new VitrumError({
    code: 'VITRUM_INVALID_DATASET',
    message: `${subject} data that this page reads.`,
    hint: 'It reads IDX files as MNIST has them (images and labels, gzipped or not) and tables in CSV or TSV.',
  });
}
