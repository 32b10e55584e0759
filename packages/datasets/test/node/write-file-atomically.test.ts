import { mkdir, open, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeFileAtomically } from '../../src/node/write-file-atomically.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { thrownBy } from '../support/thrown-by.ts';

test('a file is replaced as a whole: who has the old one open still reads it', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'file');
  await writeFile(path, 'old');
  const old = await open(path);
  await writeFileAtomically(path, Buffer.from('new'));
  expect(await old.readFile('utf8')).toBe('old');
  await old.close();
  expect(await readFile(path, 'utf8')).toBe('new');
  expect(await readdir(folder)).toEqual(['file']);
});

test('a file that cannot take its place leaves nothing behind', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'taken');
  await mkdir(path);
  const { code, message } = await thrownBy(() => writeFileAtomically(path, Buffer.from('new')));
  expect(code).toBe('VITRUM_OUTPUT_UNWRITABLE');
  expect(message).toContain(`${path} cannot be written: `);
  expect(await readdir(folder)).toEqual(['taken']);
});
