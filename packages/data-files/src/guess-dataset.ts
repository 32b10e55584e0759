import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { didYouMean, nearestName, VitrumError } from '@vitrum/core';
import { idxFilesIn } from './idx/find-idx-files.ts';
import { isInputsName } from './idx/idx-names.ts';
import { unreadable } from './files/unreadable.ts';
import { recogniseContent, type RecognisedContent } from './recognise-content.ts';

/** Which dataset definition reads which kind of file, where its content does not say; `.gz` may follow. */
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
 * The name of the dataset definition that reads a file or a folder: a folder by the names in it, a file by what it holds where that is plain, else by its
 * extension: `flowers.csv.gz` → `csv`, `wine.data` with a table in it → `csv`.
 *
 * @throws VITRUM_DATA_UNREADABLE when nothing is there; VITRUM_INVALID_OPTION when neither content nor extension is known
 */
export async function guessDataset(path: string): Promise<string> {
  const status = await stat(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  if (status.isDirectory()) return (await holdsIdxFiles(path)) ? 'idx' : 'image-folder';
  const name = basename(path).toLowerCase().replace(/\.gz$/, '');
  const extension = name.includes('.') ? (name.split('.').at(-1) ?? '') : '';
  const named = readerOf.get(extension) ?? (idxName.test(name) ? 'idx' : undefined);
  // What is damaged or no file at all is told by the one who is named to read it.
  const content = await recogniseContent(path).catch((error: unknown): RecognisedContent => {
    if (named === undefined) throw error;
    return { reader: undefined };
  });
  const isText = named === 'csv' || named === 'json-lines' || named === 'text-lines';
  const reader = isText && content.isNoTable === true ? undefined : chooseReader(named, content);
  if (reader !== undefined) return reader;
  throw unknownKind(path, extension, content);
}

/** True for a folder with files named like those of MNIST. */
async function holdsIdxFiles(folder: string): Promise<boolean> {
  return (await idxFilesIn(folder)).some((path) => isInputsName(basename(path)));
}

/** A name counts more than what a text looks like, and less than what bytes say. */
function chooseReader(named: string | undefined, { reader, isTableOfNumbers }: RecognisedContent): string | undefined {
  if (named === undefined || reader === undefined) return named ?? reader;
  if (named === 'text-lines') return isTableOfNumbers === true ? 'csv' : reader === 'csv' ? named : reader;
  return reader === 'csv' || reader === 'text-lines' ? named : reader;
}

function unknownKind(path: string, extension: string, { what, isPicture = false }: RecognisedContent): VitrumError {
  const nearest = nearestName(extension, readerOf.keys());
  return new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message:
      what === undefined
        ? `${path} has ${extension === '' ? 'no extension' : `the extension .${extension}`}, which says of no dataset that it reads it.`
        : `${path} is ${what}, which no dataset reads.`,
    hint: `${isPicture ? 'Give the folder that has a folder of pictures for each class. ' : ''}${what?.startsWith('JSON') === true ? 'Write one object on each line, such as {"width": 0.2, "kind": "rose"}, into a file .jsonl. ' : didYouMean(nearest)}Known are ${[...readerOf.keys()].map((known) => `.${known}`).join(', ')}, each also with .gz, and folders of pictures; or name the dataset that is to read it, such as --dataset csv beside --data.`,
    nearest,
  });
}
