import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PartialFile } from '../src/download/partial-file.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const address = 'https://a.example/file';
const bytes = (text: string): Uint8Array => Buffer.from(text);

async function createTarget(): Promise<{ readonly folder: string; readonly target: string }> {
  const folder = await temporaryFolder();
  return { folder, target: join(folder, 'file') };
}

/** A part of the file that a download has left. */
async function leave(target: string, text: string, version = '"1"', from = address): Promise<void> {
  const partial = await PartialFile.open(target, from);
  await partial.begin(version);
  await partial.append(bytes(text));
  await partial.leave();
}

test('what is left is gone on with, and nothing else stays', async () => {
  const { folder, target } = await createTarget();
  await leave(target, 'abc');
  await leave(target, 'other', '"1"', 'https://b.example/file');
  const partial = await PartialFile.open(target, address);
  expect([partial.length, partial.isOf('"1"'), partial.isOf('"2"')]).toEqual([3, true, false]);
  await partial.append(bytes('def'));
  await partial.end();
  await partial.finish(target);
  expect(await readdir(folder)).toEqual(['file']);
  expect(await readFile(target, 'utf8')).toBe('abcdef');
});

test('the longest part of an address is gone on with, whatever its version', async () => {
  const { target } = await createTarget();
  await leave(target, 'abc', '"1"');
  await leave(target, 'abcdefg', '"2"');
  await leave(target, 'abcde', '"3"');
  const partial = await PartialFile.open(target, address);
  expect([partial.length, partial.isOf('"2"')]).toEqual([7, true]);
  await partial.leave();
});

test('two that write at the same time write the same, and the first that is done gives it its name', async () => {
  const { folder, target } = await createTarget();
  const first = await PartialFile.open(target, address);
  const second = await PartialFile.open(target, address);
  await first.begin('"1"');
  await first.append(bytes('abcd'));
  await second.begin('"1"');
  await second.append(bytes('ab'));
  await first.append(bytes('ef'));
  await first.end();
  await first.finish(target);
  await second.append(bytes('cdef'));
  await expect(second.finish(target)).rejects.toMatchObject({ code: 'ENOENT' });
  expect(await readdir(folder)).toEqual(['file']);
  expect(await readFile(target, 'utf8')).toBe('abcdef');
});

test('one that goes on while the other ends badly has all its bytes', async () => {
  const { target } = await createTarget();
  const first = await PartialFile.open(target, address);
  await first.begin('"1"');
  await first.append(bytes('abc'));
  const second = await PartialFile.open(target, address);
  await first.leave();
  await second.append(bytes('def'));
  await second.finish(target);
  expect(await readFile(target, 'utf8')).toBe('abcdef');
});

test('what begins anew has nothing of what was there, though it were longer', async () => {
  const { target } = await createTarget();
  await leave(target, 'a long part of the file', '');
  const partial = await PartialFile.open(target, address);
  await partial.begin('');
  await partial.append(bytes('short'));
  await partial.end();
  expect(partial.length).toBe(5);
  await partial.finish(target);
  expect(await readFile(target, 'utf8')).toBe('short');
});

test('what is wrong is removed, and what has no byte does not stay', async () => {
  const { folder, target } = await createTarget();
  const partial = await PartialFile.open(target, address);
  await partial.begin('"1"');
  await partial.append(bytes('wrong'));
  await partial.remove();
  expect([partial.length, await readdir(folder)]).toEqual([0, []]);
  await partial.begin('"1"');
  await partial.leave();
  expect(await readdir(folder)).toEqual([]);
});

test('a part that does not say where it is from is not gone on with', async () => {
  const { target } = await createTarget();
  await writeFile(`${target}.partial`, 'abc');
  await writeFile(`${target}.mine~17~0a1b2c3d.partial`, 'abc');
  expect((await PartialFile.open(target, address)).length).toBe(0);
});

test('files of other names are let alone', async () => {
  const { folder, target } = await createTarget();
  await writeFile(join(folder, 'file-2.partial'), 'abc');
  await mkdir(join(folder, 'other.partial'));
  const partial = await PartialFile.open(target, address);
  await partial.begin('"1"');
  await partial.append(bytes('abc'));
  await partial.finish(target);
  expect((await readdir(folder)).toSorted()).toEqual(['file', 'file-2.partial', 'other.partial']);
});
