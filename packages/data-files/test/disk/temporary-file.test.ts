import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createTemporaryFile } from '../../src/disk/temporary-file.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { thrownBy } from '../support/thrown-by.ts';

test('what is appended stands at the end, what is written in its place', () => {
  const file = createTemporaryFile();
  onTestFinished(() => file.content.close());
  file.append(Uint8Array.of(1, 2));
  file.write(Uint8Array.of(9), 1);
  file.append(Uint8Array.of(3));
  file.write(Uint8Array.of(7, 8), 5);
  const bytes = new Uint8Array(7);
  file.content.readNow(bytes, 0);
  expect([...bytes]).toEqual([1, 9, 3, 0, 0, 7, 8]);
});

test('it is gone once it is closed, and nothing can be written any more', async () => {
  const folder = await temporaryFolder();
  const file = createTemporaryFile(folder);
  file.append(Uint8Array.of(1));
  file.content.close();
  expect(await readdir(folder)).toEqual([]);
  const refused = { code: 'VITRUM_OUTPUT_UNWRITABLE', message: `A temporary file in ${folder} cannot be written: it has been closed.` };
  expect(await thrownBy(() => file.append(Uint8Array.of(2)))).toMatchObject(refused);
  expect(await thrownBy(() => file.content.readNow(new Uint8Array(1), 0))).toMatchObject({
    code: 'VITRUM_DATA_UNREADABLE', message: `A temporary file in ${folder} cannot be read: it has been closed.`,
  });
});

test('a folder for it that is none is refused', async () => {
  const path = join(await temporaryFolder(), 'file');
  await writeFile(path, '');
  expect((await thrownBy(() => createTemporaryFile(path))).code).toBe('VITRUM_OUTPUT_UNWRITABLE');
});
