import { dirname, join } from 'node:path';
import { VitrumError, type ReadingDecision } from '@vitrum/core';
import { listSome } from '@vitrum/datasets/internal';
import { pictureExtensions } from '../pictures/picture-format.ts';
import { arrangePictures, classesOf, type Arrangement, type ClassedPicture } from './arrange-pictures.ts';
import { arrangementDecisions, arrangementNotes } from './describe-arrangement.ts';
import { walkFolder, type FolderContent } from './walk-folder.ts';

/** A picture of a class. */
export interface ListedPicture {
  readonly path: string;
  /** `cat/001.png` */
  readonly name: string;
  readonly label: number;
}

/** What a folder of pictures holds. */
export interface PictureFolder {
  /** Names of the classes, sorted. */
  readonly classes: readonly string[];
  /** Sorted by class and name. */
  readonly pictures: readonly ListedPicture[];
  /** Undefined if the folder has no test part: it is held out then. */
  readonly test: readonly ListedPicture[] | undefined;
  readonly notes: readonly string[];
  readonly decisions: readonly ReadingDecision[];
}

export interface ListingOptions {
  /** True: a single class is allowed. */
  readonly mayBeOneClass?: boolean;
}

/**
 * Lists the pictures below a folder by class: see `arrangePictures`. Hidden files are ignored; other files, and pictures without
 * a class, are counted in a note.
 *
 * @throws VITRUM_DATA_UNREADABLE; VITRUM_INVALID_DATASET when there are no two classes, or an empty one
 */
export async function listPictures(folder: string, { mayBeOneClass = false }: ListingOptions = {}): Promise<PictureFolder> {
  const content = await walkFolder(folder);
  const arrangement = arrangePictures(content.pictures);
  checkEmptyFolders(folder, content, arrangement);
  const classes = [...classesOf(arrangement.train)].sort();
  if (classes.length > 0) checkTestClasses(folder, arrangement, classes);
  checkClasses(folder, content, classes, mayBeOneClass);
  return {
    classes,
    pictures: listed(folder, arrangement.train, classes),
    test: arrangement.test && listed(folder, arrangement.test, classes),
    notes: arrangementNotes(folder, arrangement, content),
    decisions: arrangementDecisions(arrangement, classes),
  };
}

function listed(folder: string, pictures: readonly ClassedPicture[], classes: readonly string[]): readonly ListedPicture[] {
  const labelOf = new Map(classes.map((name, label) => [name, label]));
  const all = pictures.map(({ path, name, className }) => ({ path: join(folder, path), name, label: labelOf.get(className) ?? 0 }));
  return all.sort((a, b) => a.label - b.label || (a.name < b.name ? -1 : 1));
}

function checkEmptyFolders(folder: string, { emptyFolders }: FolderContent, { root, train, trainFolder, testFolder, isByPrefix }: Arrangement): void {
  if (isByPrefix) return;
  const parts = trainFolder === undefined ? [root] : [trainFolder, testFolder ?? trainFolder].map((part) => join(root, part));
  const empty = emptyFolders.find((path) => parts.includes(dirname(path).replace(/^\.$/, '')));
  if (empty === undefined || (train.length === 0 && emptyFolders.length > 1)) return;
  throw invalid(
    `The class "${empty.split('/').at(-1) ?? ''}" in ${join(folder, dirname(empty))} has no pictures.`,
    `Put some in, or remove the folder; known are ${pictureExtensions.join(', ')}.`,
  );
}

function checkClasses(folder: string, { pictures, others }: FolderContent, classes: readonly string[], mayBeOneClass: boolean): void {
  const [only, ...more] = classes;
  const strange = classes.find((name) => controlCharacter.test(name));
  if (strange !== undefined) {
    throw invalid(`The class ${JSON.stringify(strange)} in ${folder} has a control character in its name.`, 'Rename its folder.');
  }
  if (more.length > 0 || (only !== undefined && mayBeOneClass)) return;
  if (only !== undefined) {
    throw invalid(
      `Every picture in ${folder} is of the class "${only}": there is nothing to tell apart.`,
      `Give a folder with a folder for every class: ${folder}/cat/1.png and ${folder}/dog/1.png.`,
    );
  }
  const list = others.find(({ kind }) => ['.csv', '.tsv', '.json', '.jsonl', '.xlsx'].includes(kind));
  if (pictures.length > 0 && list !== undefined) {
    throw invalid(
      `${folder} has pictures, but no folders that say of which class they are; what ${join(folder, list.path)} says of them is not read.`,
      `Move every picture into a folder named like its class, ${folder}/cat/1.png.`,
    );
  }
  if (pictures.length > 0) {
    throw invalid(
      `${folder} has pictures, but no folders that say of which class they are.`,
      `Put them into folders named like their classes, ${folder}/cat/1.png; or, where they are of one class, give the folder above it, ${dirname(folder)}.`,
    );
  }
  throw invalid(
    `${folder} has no folders with pictures.`,
    others.some(({ path }) => /idx\d-ubyte/.test(path)) ? `It has IDX files: read it as the dataset "idx".` : `Make a folder for every class: ${folder}/cat/1.png.`,
  );
}

function checkTestClasses(folder: string, { root, test = [], trainFolder = '', testFolder = '' }: Arrangement, classes: readonly string[]): void {
  const unknown = [...classesOf(test)].sort().find((name) => !classes.includes(name));
  if (unknown === undefined) return;
  throw invalid(
    `${join(folder, root, testFolder)} has the class "${unknown}", which ${join(folder, root, trainFolder)} has not.`,
    `Classes of the training part: ${listSome(classes)}.`,
  );
}

const controlCharacter = /\p{Cc}/u;

function invalid(message: string, hint: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_DATASET', message, hint });
}
