import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { VitrumError } from '@vitrum/core';
import { didYouMean, nearestName, unreadable } from '@vitrum/core/internal';
import { isInputsName } from '@vitrum/datasets/internal';
import { extensionOf, guessKind, readerByName, readerOfExtension, type GuessedKind } from './guess-kind.ts';
import { idxFilesIn } from './idx/find-idx-files.ts';
import { readBytes } from './table/cells/read-bytes.ts';

/**
 * The dataset definition that reads a file or folder: a folder by the names in it, a file by {@link guessKind}.
 *
 * @throws VITRUM_DATA_UNREADABLE when nothing is there; VITRUM_INVALID_OPTION when neither content nor extension is known
 */
export async function guessDataset(path: string): Promise<string> {
  const status = await stat(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  if (status.isDirectory()) return (await holdsIdxFiles(path)) ? 'idx' : 'image-folder';
  const kind = await kindOf(path);
  if (kind.reader !== undefined) return kind.reader;
  throw unknownKind(path, extensionOf(basename(path)), kind);
}

async function kindOf(path: string): Promise<GuessedKind> {
  const name = basename(path);
  try {
    return await guessKind(name, await beginningOf(path));
  } catch (error) {
    // Damaged or missing files are reported by the reader chosen here.
    const reader = readerByName(name);
    if (reader === undefined) throw error;
    return { reader };
  }
}

async function beginningOf(path: string): Promise<Uint8Array> {
  for await (const bytes of readBytes(path)) return bytes;
  return new Uint8Array();
}

/** True for a folder with files named as in MNIST. */
async function holdsIdxFiles(folder: string): Promise<boolean> {
  return (await idxFilesIn(folder)).some(({ name }) => isInputsName(name));
}

function unknownKind(path: string, extension: string, { what, isPicture = false }: GuessedKind): VitrumError {
  const nearest = nearestName(extension, readerOfExtension.keys());
  return new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message:
      what === undefined
        ? `${path} has ${extension === '' ? 'no extension' : `the extension .${extension}`}, which says of no dataset that it reads it.`
        : `${path} is ${what}, which no dataset reads.`,
    hint: `${isPicture ? 'Give the folder that has a folder of pictures for each class. ' : ''}${what?.startsWith('JSON') === true ? 'Write one object on each line, such as {"width": 0.2, "kind": "rose"}, into a file .jsonl. ' : didYouMean(nearest)}Known are ${[...readerOfExtension.keys()].map((known) => `.${known}`).join(', ')}, each also with .gz, and folders of pictures; or name the dataset that reads it, such as --dataset csv beside --data.`,
    nearest,
  });
}
