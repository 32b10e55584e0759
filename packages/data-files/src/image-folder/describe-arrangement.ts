import { join } from 'node:path';
import type { ReadingDecision } from '@vitrum/core';
import { formatCount, listSome } from '@vitrum/datasets/internal';
import type { Arrangement } from './arrange-pictures.ts';
import { partOf } from './part-names.ts';
import type { FolderContent } from './walk-folder.ts';

/** Notes on how a folder was read, one sentence each. */
export function arrangementNotes(folder: string, { root, nested, skipped, train, isByPrefix }: Arrangement, { others }: FolderContent): readonly string[] {
  const notes: string[] = [];
  if (root !== '') notes.push(`The classes are read from ${join(folder, root)}, the only folder with pictures in ${folder}`);
  if (isByPrefix) notes.push(`The pictures are in no folders of classes, so that the beginnings of their names are the classes: ${JSON.stringify(train[0]?.className ?? '')} of ${train[0]?.name ?? ''}`);
  if (nested.length > 0) {
    notes.push(`${counted(nested.length, 'picture lies', 'pictures lie')} in folders below those of the classes, such as ${nested[0] ?? ''}: the first folder is the class`);
  }
  const alike = namedAlike([...new Set(train.map(({ className }) => className))]);
  if (alike !== undefined) notes.push(`The classes ${alike.map((name) => JSON.stringify(name)).join(' and ')} differ in upper and lower case or blanks alone: they are taken for two classes`);
  const kinds = [...others.map(({ kind }) => kind), ...skipped.map(({ reason }) => `picture ${reason}`)];
  if (kinds.length > 0) notes.push(`${counted(kinds.length, 'file is', 'files are')} left out: ${countKinds(kinds)}`);
  return notes;
}

function namedAlike(names: readonly string[]): readonly [string, string] | undefined {
  const known = new Map<string, string>();
  for (const name of names) {
    const plain = name.normalize('NFKC').trim().toLowerCase();
    const other = known.get(plain);
    if (other !== undefined) return [other, name];
    known.set(plain, name);
  }
  return undefined;
}

/** The decisions about classes and parts. */
export function arrangementDecisions({ isByPrefix, trainFolder, testFolder }: Arrangement, classes: readonly string[]): readonly ReadingDecision[] {
  return [
    { subject: 'classes', value: `${classes.length}: ${listSome(classes, 10)}`, reason: isByPrefix ? 'the beginnings of the file names' : 'the names of the folders' },
    { subject: 'test part', ...testDecision(trainFolder, testFolder) },
  ];
}

function testDecision(trainFolder: string | undefined, testFolder: string | undefined): Omit<ReadingDecision, 'subject'> {
  if (testFolder !== undefined) {
    const kind = partOf(testFolder) === 'validation' ? `there is no folder for testing beside "${trainFolder ?? ''}"` : `it lies beside "${trainFolder ?? ''}"`;
    return { value: `the folder "${testFolder}"`, reason: kind };
  }
  const reason = trainFolder === undefined ? 'there are no folders "train" and "test"' : 'the folder for testing has no classes';
  return { value: 'held out of the others', reason, option: 'testShare' };
}

/** `2 .txt, 1 broken link`, most frequent first. */
function countKinds(kinds: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  return listSome(sorted.map(([kind, count]) => `${formatCount(count)} ${kind}`), 6);
}

const counted = (count: number, one: string, several: string): string => `${formatCount(count)} ${count === 1 ? one : several}`;
