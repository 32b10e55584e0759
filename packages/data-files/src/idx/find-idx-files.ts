import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { VitrumError } from '@vitrum/core';
import { unreadable } from '../files/unreadable.ts';
import type { IdxFiles, NamedIdxFiles } from './idx-definition.ts';

/** What MNIST and its kin call files: `train-images-idx3-ubyte`, `emnist-digits-test-images.idx3-ubyte.gz`. */
const imagesName = /^(.*?)(images|inputs|data)([-_.])idx\d+(-[a-z]+)?(\.gz)?$/i;

/** How the names of test files differ from those of training files. */
const testWords = ['t10k', 'test'];

/**
 * Finds the files that belong to those which were named, in the same folder and by MNIST's way of naming: labels beside
 * images, test files beside training files; `file` may also be a folder.
 *
 * @throws VITRUM_DATA_UNREADABLE, VITRUM_MISSING_OPTION, VITRUM_INVALID_OPTION
 */
export async function findIdxFiles(named: NamedIdxFiles): Promise<IdxFiles> {
  const file = await imagesIn(named.file);
  const [folder, name] = [dirname(file), basename(file)];
  const names = named.labels !== '' && named.testFile !== '' ? [] : await list(folder);
  const labels = named.labels || partner(folder, names, labelNames(name));
  if (labels === undefined) throw missingLabels(file, 'labels');
  return { file, labels, test: findTest(named, folder, names, name) };
}

function findTest({ labels, testFile, testLabels }: NamedIdxFiles, folder: string, names: readonly string[], name: string): IdxFiles['test'] {
  const isNamed = testFile !== '';
  if (!isNamed && testLabels !== '') {
    throw new VitrumError({
      code: 'VITRUM_INVALID_OPTION',
      message: `There are labels for testing, ${testLabels}, and no file that they belong to.`,
      hint: 'Give testFile as well.',
    });
  }
  // Labels of another name than MNIST's say that the files beside it are not MNIST's either.
  if (!isNamed && labels !== '') return undefined;
  const found = testFile || partner(folder, names, testNames(name));
  if (found === undefined) return undefined;
  const beside = isNamed ? labelNames(basename(found)).map((other) => join(dirname(found), other)) : [];
  const foundLabels = testLabels || partner(folder, names, labelNames(basename(found))) || beside[0];
  if (foundLabels !== undefined) return { file: found, labels: foundLabels };
  throw missingLabels(found, 'testLabels');
}

async function imagesIn(file: string): Promise<string> {
  const status = await stat(file).catch((error: unknown) => {
    throw unreadable(file, error);
  });
  if (!status.isDirectory()) return file;
  const images = (await list(file)).filter((name) => imagesName.test(name));
  const training = images.find((name) => /train/i.test(name)) ?? images[0];
  if (training !== undefined) return join(file, training);
  throw new VitrumError({
    code: 'VITRUM_DATA_UNREADABLE',
    message: `The folder ${file} has no IDX file of inputs: none is named like train-images-idx3-ubyte.`,
    hint: 'Name the file itself, and its labels.',
  });
}

async function list(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw unreadable(folder, error);
  });
  return names.sort((a, b) => (a < b ? -1 : 1)); // systems list them in orders of their own
}

/** The names that the labels of `images` may have. */
function labelNames(images: string): readonly string[] {
  const [, start, , divider = '-', type = ''] = imagesName.exec(images) ?? [];
  if (start === undefined) return [];
  return [`${start}labels${divider}idx1${type}`, `${start}targets${divider}idx1${type}`].flatMap((name) => [name, `${name}.gz`]);
}

/** The names that the test images of `training` images may have. */
function testNames(training: string): readonly string[] {
  const plain = training.replace(/\.gz$/, '');
  if (!imagesName.test(plain) || !/train/i.test(plain)) return [];
  return testWords.flatMap((word) => [plain.replace(/train/i, word), `${plain.replace(/train/i, word)}.gz`]);
}

function partner(folder: string, names: readonly string[], candidates: readonly string[]): string | undefined {
  const found = candidates.find((candidate) => names.includes(candidate));
  return found === undefined ? undefined : join(folder, found);
}

function missingLabels(file: string, option: 'labels' | 'testLabels'): VitrumError {
  return new VitrumError({
    code: 'VITRUM_MISSING_OPTION',
    message: `No labels were named for ${file}, and none lie beside it under a name like train-labels-idx1-ubyte.`,
    hint: `Give the file of its labels or targets as "${option}".`,
  });
}
