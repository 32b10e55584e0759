import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { VitrumError } from '@vitrum/core';
import { pictureExtensions } from '../pictures/picture-format.ts';
import { unreadable } from '../files/unreadable.ts';

/** A picture in a folder of its class. */
export interface ListedPicture {
  readonly path: string;
  /** `cat/001.png` */
  readonly name: string;
  readonly label: number;
}

/** What a folder of pictures holds. */
export interface PictureFolder {
  /** Names of the folders of classes, sorted. */
  readonly classes: readonly string[];
  /** Sorted by class and name. */
  readonly pictures: readonly ListedPicture[];
  /** Present where the folder has folders `train` and `test`; else they are held out of the others. */
  readonly test: readonly ListedPicture[] | undefined;
}

const trainName = 'train';
const testNames = ['test', 'validation', 'valid', 'val'];

/**
 * Lists the pictures in `folder/class/`, or in `folder/train/class/` and `folder/test/class/` where there are such; what is
 * hidden, and files that are no pictures, are passed over.
 *
 * @throws VITRUM_DATA_UNREADABLE; VITRUM_INVALID_DATASET when there are no classes, or an empty one
 */
export async function listPictures(folder: string): Promise<PictureFolder> {
  const { folders } = await contentOf(folder);
  const testName = testNames.find((name) => folders.includes(name));
  if (!folders.includes(trainName) || testName === undefined) {
    const classes = await classesIn(folder);
    return { classes, pictures: await picturesOf(folder, classes), test: undefined };
  }
  const [train, test] = [join(folder, trainName), join(folder, testName)];
  const classes = await classesIn(train);
  const testClasses = await classesIn(test);
  const unknown = testClasses.find((name) => !classes.includes(name));
  if (unknown !== undefined) {
    throw invalid(`${test} has the class "${unknown}", which ${train} has not.`, `Classes of the training part: ${listed(classes)}.`);
  }
  return { classes, pictures: await picturesOf(train, classes), test: await picturesOf(test, classes, testClasses) };
}

async function classesIn(folder: string): Promise<readonly string[]> {
  const { folders, pictures, files } = await contentOf(folder);
  if (folders.length > 0) return folders;
  if (pictures.length > 0) {
    throw invalid(`${folder} has pictures, but no folders that say of which class they are.`, `Put them into folders named like their classes: ${folder}/cat/1.png.`);
  }
  const isIdx = files.some((name) => /idx\d-ubyte/.test(name));
  throw invalid(
    `${folder} has no folders with pictures.`,
    isIdx ? `It has IDX files: read it as the dataset "idx".` : `Make a folder for every class: ${folder}/cat/1.png.`,
  );
}

async function picturesOf(folder: string, classes: readonly string[], present = classes): Promise<readonly ListedPicture[]> {
  const pictures: ListedPicture[] = [];
  for (const name of present) {
    const found = (await contentOf(join(folder, name))).pictures;
    if (found.length === 0) {
      throw invalid(`The class "${name}" in ${folder} has no pictures.`, `Put some in, or remove the folder; known are ${pictureExtensions.join(', ')}.`);
    }
    const label = classes.indexOf(name);
    for (const file of found) pictures.push({ path: join(folder, name, file), name: `${name}/${file}`, label });
  }
  return pictures;
}

interface Content {
  readonly folders: readonly string[];
  readonly pictures: readonly string[];
  readonly files: readonly string[];
}

/** What is in a folder, sorted by the codes of the letters: systems list in orders of their own, and sort by language. */
async function contentOf(folder: string): Promise<Content> {
  try {
    const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !name.startsWith('.'));
    const kinds = await Promise.all(entries.map(async (entry) => ({ name: entry.name, isFolder: await isFolder(folder, entry) })));
    const sorted = kinds.sort((a, b) => (a.name < b.name ? -1 : 1));
    const files = sorted.filter(({ isFolder }) => !isFolder).map(({ name }) => name);
    return {
      folders: sorted.filter(({ isFolder }) => isFolder).map(({ name }) => name),
      pictures: files.filter((name) => pictureExtensions.includes(extname(name).toLowerCase())),
      files,
    };
  } catch (error) {
    throw unreadable(folder, error);
  }
}

async function isFolder(folder: string, entry: Dirent): Promise<boolean> {
  return entry.isSymbolicLink() ? (await stat(join(folder, entry.name))).isDirectory() : entry.isDirectory();
}

function listed(names: readonly string[]): string {
  return names.slice(0, 12).join(', ') + (names.length > 12 ? ', …' : '');
}

function invalid(message: string, hint: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_DATASET', message, hint });
}
