import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { VitrumError } from '@vitrum/core';
import { unreadable } from '@vitrum/core/internal';
import { idxKey, isIdxName, isInputsName, labelsBeside, testInputsBeside, type NamedFile } from '@vitrum/datasets/internal';
import type { IdxFiles, NamedIdxFiles } from './idx-definition.ts';

/**
 * Completes the given files with related ones in the same folder, by MNIST's naming scheme: labels for images, test files for
 * training files. `file` may also be a folder. A file may lie in a folder of the same name.
 *
 * @throws VITRUM_DATA_UNREADABLE, VITRUM_MISSING_OPTION, VITRUM_INVALID_OPTION
 */
export async function findIdxFiles(named: NamedIdxFiles): Promise<IdxFiles> {
  const file = await inputsIn(named.file);
  const others = named.labels !== '' && named.testFile !== '' ? [] : await idxFilesIn(folderOf(file));
  const labels = named.labels || labelsBeside(basename(file), others)?.path;
  if (labels === undefined) throw missingLabels(file, 'labels');
  return { file, labels, test: findTest(named, others, basename(file)) };
}

function findTest({ labels, testFile, testLabels }: NamedIdxFiles, others: readonly FoundFile[], name: string): IdxFiles['test'] {
  const isNamed = testFile !== '';
  if (!isNamed && testLabels !== '') {
    throw new VitrumError({
      code: 'VITRUM_INVALID_OPTION',
      message: `There are labels for testing, ${testLabels}, and no file that they belong to.`,
      hint: 'Give testFile as well.',
    });
  }
  // If the labels are not named as in MNIST, the neighboring files do not belong to them.
  if (!isNamed && labels !== '') return undefined;
  const found = testFile || testInputsBeside(name, others)?.path;
  if (found === undefined) return undefined;
  const foundLabels = testLabels || labelsBeside(basename(found), others)?.path;
  if (foundLabels !== undefined) return { file: found, labels: foundLabels };
  throw missingLabels(found, 'testLabels');
}

async function inputsIn(file: string): Promise<string> {
  const status = await stat(file).catch((error: unknown) => {
    throw unreadable(file, error);
  });
  if (!status.isDirectory()) return file;
  const inputs = (await idxFilesIn(file)).filter(({ name }) => isInputsName(name));
  const training = inputs.find(({ name }) => /train/i.test(name)) ?? inputs[0];
  if (training !== undefined) return training.path;
  throw new VitrumError({
    code: 'VITRUM_DATA_UNREADABLE',
    message: `The folder ${file} has no IDX file of inputs: none is named like train-images-idx3-ubyte.`,
    hint: 'Name the file itself, and its labels.',
  });
}

/** The folder with the related files: for a file in a folder of the same name, the parent of that. */
function folderOf(file: string): string {
  const folder = dirname(file);
  return idxKey(basename(folder)) !== undefined && idxKey(basename(folder)) === idxKey(basename(file)) ? dirname(folder) : folder;
}

/** A file in a folder, or in a subfolder of the same name. */
interface FoundFile extends NamedFile {
  readonly path: string;
}

/** The IDX files in a folder, by name, including those in subfolders of the same name, which come last. */
export async function idxFilesIn(folder: string): Promise<readonly FoundFile[]> {
  const named = (await list(folder)).filter(({ name }) => isIdxName(name));
  const plain = named.filter((entry) => !entry.isFolder).map(({ name }) => ({ name, path: join(folder, name) }));
  const inside = await Promise.all(
    named.filter((entry) => entry.isFolder).map(async ({ name: own }) => {
      const files = await list(join(folder, own));
      return files.filter(({ name, isFolder }) => !isFolder && idxKey(name) === idxKey(own)).map(({ name }) => ({ name, path: join(folder, own, name) }));
    }),
  );
  return [...plain, ...inside.flat()];
}

async function list(folder: string): Promise<readonly { readonly name: string; readonly isFolder: boolean }[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw unreadable(folder, error);
  });
  const sorted = entries.sort((a, b) => (a.name < b.name ? -1 : 1)); // systems list them in different orders
  return sorted.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
}

function missingLabels(file: string, option: 'labels' | 'testLabels'): VitrumError {
  return new VitrumError({
    code: 'VITRUM_MISSING_OPTION',
    message: `No labels were named for ${file}, and none lie beside it under a name like train-labels-idx1-ubyte.`,
    hint: `Give the file of its labels or targets as "${option}".`,
  });
}
