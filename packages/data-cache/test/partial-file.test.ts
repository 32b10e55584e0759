import { mkdir, open, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PartialFile } from '../src/partial-file.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const origin = { address: 'https://a.example/file', validator: '"1"' };
const machine = hostname().replaceAll(/[^\w-]/g, '_');
/** No process has this number: Linux gives none above 2²². */
const deadProcess = 2 ** 22 + 1;

/** A file that somebody is downloading, or was. */
async function writeOwned(target: string, owner: string, content: string): Promise<string> {
  const path = `${target}.${owner}.partial`;
  await writeFile(path, content);
  await writeFile(`${path}.json`, JSON.stringify(origin));
  return path;
}

async function createTarget(): Promise<{ readonly folder: string; readonly target: string }> {
  const folder = await temporaryFolder();
  return { folder, target: join(folder, 'file') };
}

test('what is left is gone on with, by one alone', async () => {
  const { folder, target } = await createTarget();
  const first = await PartialFile.open(target);
  await first.begin(origin);
  await first.append(Buffer.from('abc'));
  await first.leave();
  expect(await readdir(folder)).toEqual(['file.partial', 'file.partial.json']);
  const opened = await Promise.all([PartialFile.open(target), PartialFile.open(target), PartialFile.open(target)]);
  expect(opened.map(({ length }) => length).toSorted()).toEqual([0, 0, 3]);
  const heir = opened.find(({ length }) => length === 3);
  expect(heir?.origin).toEqual(origin);
  await heir?.append(Buffer.from('def'));
  await heir?.finish(target);
  for (const other of opened.filter((each) => each !== heir)) await other.leave();
  expect(await readdir(folder)).toEqual(['file']);
  expect(await readFile(target, 'utf8')).toBe('abcdef');
});

describe('a file of another process', () => {
  test.each([
    { title: 'that works on it is let alone', owner: `${machine}~${process.pid}~1`, age: 0, expected: 0 },
    { title: 'that has ended is taken over', owner: `${machine}~${deadProcess}~1`, age: 0, expected: 3 },
    { title: 'of another machine is let alone', owner: `elsewhere~${deadProcess}~1`, age: 60, expected: 0 },
    { title: 'of another machine, untouched for hours, is taken over', owner: `elsewhere~${deadProcess}~1`, age: 7200, expected: 3 },
  ])('$title', async ({ owner, age, expected }) => {
    const { target } = await createTarget();
    const path = await writeOwned(target, owner, 'abc');
    const then = Date.now() / 1000 - age;
    await utimes(path, then, then);
    const partial = await PartialFile.open(target);
    expect(partial.length).toBe(expected);
    await partial.remove();
  });

  test('that is taken over and written to after all does no harm', async () => {
    const { target } = await createTarget();
    const path = await writeOwned(target, `${machine}~${deadProcess}~1`, 'abc');
    const ghost = await open(path, 'a');
    const partial = await PartialFile.open(target);
    await ghost.appendFile('XYZ');
    await ghost.close();
    await partial.append(Buffer.from('def'));
    await partial.finish(target);
    expect(await readFile(target, 'utf8')).toBe('abcdef');
  });
});

test.each([
  ['no record of where it came from', undefined],
  ['a record that is cut short', '{"addr'],
  ['a record of something else', '[]'],
  ['a record without an address', '{"address":7}'],
])('a file with %s is of no use, and goes', async (_, record) => {
  const { folder, target } = await createTarget();
  await writeFile(`${target}.partial`, 'abc');
  if (record !== undefined) await writeFile(`${target}.partial.json`, record);
  const partial = await PartialFile.open(target);
  expect([partial.length, partial.origin]).toEqual([0, undefined]);
  await partial.leave();
  expect(await readdir(folder)).toEqual([]);
});

test('files of other names are let alone', async () => {
  const { folder, target } = await createTarget();
  await writeFile(join(folder, 'file-2.partial'), 'abc');
  await mkdir(join(folder, 'other.partial'));
  const partial = await PartialFile.open(target);
  expect(partial.length).toBe(0);
  await partial.remove();
  expect((await readdir(folder)).toSorted()).toEqual(['file-2.partial', 'other.partial']);
});

test('what is begun anew forgets what was there', async () => {
  const { folder, target } = await createTarget();
  const partial = await PartialFile.open(target);
  await partial.begin(origin);
  await partial.append(Buffer.from('abc'));
  await partial.begin(undefined);
  await partial.append(Buffer.from('d'));
  expect(partial.length).toBe(1);
  await partial.leave(); // nobody knows where the d is from
  expect(await readdir(folder)).toEqual([]);
});
