import { VitrumError } from '@vitrum/core';
import { recogniseText } from '@vitrum/data-files/table';
import type { NamedBytes } from './pair-idx.ts';

/** What a data file is. */
export type DataKind = 'idx' | 'csv';

const tableName = /\.(csv|tsv|tab)(\.gz)?$/i;
/** What MNIST and its kin are called: `train-images-idx3-ubyte`, `train-images.idx3-ubyte`. */
const idxName = /(\.idx|[.-]idx\d-[a-z]+|[.-]ubyte)(\.gz)?$/i;
const idxTypes: readonly number[] = [0x08, 0x09, 0x0b, 0x0c, 0x0d, 0x0e];

/** What a file is by its content, or where that is damaged by its name; undefined for what is no data. */
export function recogniseData({ name, bytes }: NamedBytes): DataKind | undefined {
  if (bytes[0] === 0 && bytes[1] === 0 && idxTypes.includes(bytes[2] ?? -1)) return 'idx';
  if (tableName.test(name)) return 'csv';
  if (idxName.test(name)) return 'idx';
  return looksLikeTable(bytes) ? 'csv' : undefined;
}

/** True for a name that data have: what such a file holds is looked at as data, whatever is wrong with it. */
export const hasDataName = (name: string): boolean => tableName.test(name) || idxName.test(name);

/** The same question as the command line asks of a file that is not called like a table. */
function looksLikeTable(bytes: Uint8Array): boolean {
  const beginning = bytes.subarray(0, 65_536);
  return !beginning.includes(0) && recogniseText(new TextDecoder().decode(beginning)) === 'table';
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
