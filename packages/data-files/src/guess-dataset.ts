import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { didYouMean, nearestName, VitrumError } from '@vitrum/core';
import { unreadable } from './files/unreadable.ts';

/** Which dataset definition reads which kind of file; `.gz` may follow. */
const readerOf: ReadonlyMap<string, string> = new Map([
  ['csv', 'csv'],
  ['tsv', 'csv'],
  ['tab', 'csv'],
  ['jsonl', 'json-lines'],
  ['ndjson', 'json-lines'],
  ['txt', 'text-lines'],
  ['npy', 'npy'],
  ['npz', 'npy'],
  ['idx', 'idx'],
]);

/** The names that IDX files have: `train-images-idx3-ubyte`, `train-images.idx3-ubyte`. */
const idxName = /[.-]idx\d-[a-z]+$/;

/**
 * The name of the dataset definition that reads a file or a folder, by its extension: `flowers.csv.gz` → `csv`.
 *
 * @throws VITRUM_DATA_UNREADABLE when nothing is there; VITRUM_INVALID_OPTION when the extension is not known
 */
export async function guessDataset(path: string): Promise<string> {
  const status = await stat(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  if (status.isDirectory()) return 'image-folder';
  const name = basename(path).toLowerCase().replace(/\.gz$/, '');
  const extension = name.includes('.') ? (name.split('.').at(-1) ?? '') : '';
  const reader = readerOf.get(extension) ?? (idxName.test(name) ? 'idx' : undefined);
  if (reader !== undefined) return reader;
  const nearest = nearestName(extension, readerOf.keys());
  throw new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `${path} has ${extension === '' ? 'no extension' : `the extension .${extension}`}, which says of no dataset that it reads it.`,
    hint: `${didYouMean(nearest)}Known are ${[...readerOf.keys()].map((known) => `.${known}`).join(', ')}, each also with .gz, and folders of pictures; or name the dataset.`,
    nearest,
  });
}
