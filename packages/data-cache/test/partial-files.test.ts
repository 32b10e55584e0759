import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { maxPartial, partialPath, removePartials } from '../src/download/partial-files.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const [address, otherAddress] = ['https://a.example/file', 'https://b.example/file'];

async function createTarget(): Promise<{ readonly folder: string; readonly target: string }> {
  const folder = await temporaryFolder();
  return { folder, target: join(folder, 'file') };
}

test('a part has a name of its own for each address and version', () => {
  const paths = [partialPath('file', address, '"1"'), partialPath('file', address, '"2"'), partialPath('file', otherAddress, '"1"')];
  expect(new Set(paths).size).toBe(3);
  for (const path of paths) expect(path).toMatch(/^file\.[\da-f]+-[\da-f]+\.partial$/);
});

test('the longest part of an address is found, whatever its version', async () => {
  const { target } = await createTarget();
  expect(await maxPartial(target, address)).toBeUndefined();
  await writeFile(partialPath(target, address, '"1"'), 'abc');
  await writeFile(partialPath(target, address, '"2"'), 'abcdefg');
  await writeFile(partialPath(target, address, '"3"'), 'abcde');
  await writeFile(partialPath(target, otherAddress, '"1"'), 'of another address');
  expect(await maxPartial(target, address)).toEqual({ path: partialPath(target, address, '"2"'), length: 7 });
});

test('a part of no byte, and one that does not say where it is from, are not gone on with', async () => {
  const { target } = await createTarget();
  await writeFile(partialPath(target, address, '"1"'), '');
  await writeFile(`${target}.partial`, 'abc');
  await writeFile(`${target}.mine~17~0a1b2c3d.partial`, 'abc');
  expect(await maxPartial(target, address)).toBeUndefined();
});

test('what is removed is of the address, or of the file; files of other names stay', async () => {
  const { folder, target } = await createTarget();
  const [first, second] = [partialPath(target, address, '"1"'), partialPath(target, otherAddress, '"1"')];
  for (const path of [first, second, join(folder, 'file-2.partial')]) await writeFile(path, 'abc');
  await mkdir(join(folder, 'other.partial'));
  const names = async (): Promise<readonly string[]> => (await readdir(folder)).toSorted();
  await removePartials(target, address);
  expect(await names()).toEqual([basename(second), 'file-2.partial', 'other.partial'].toSorted());
  await removePartials(target);
  expect(await names()).toEqual(['file-2.partial', 'other.partial']);
});
