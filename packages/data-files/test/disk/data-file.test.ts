import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DataFile } from '../../src/disk/data-file.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { thrownBy } from '../support/thrown-by.ts';

async function pathOf(content: Uint8Array): Promise<string> {
  const path = join(await temporaryFolder(), 'a');
  await writeFile(path, content);
  return path;
}

test('a file that became shorter is told of, in the background and at once', async () => {
  const path = await pathOf(new Uint8Array(10));
  const file = DataFile.open(path);
  await truncate(path, 4);
  await expect(file.read(new Uint8Array(10), 0)).rejects.toMatchObject({ code: 'VITRUM_DATA_UNREADABLE' });
  expect(() => file.readNow(new Uint8Array(10), 0)).toThrow(expect.objectContaining({ code: 'VITRUM_DATA_UNREADABLE' }));
  file.close();
});

test('what is under way when a file is closed ends well; nothing can be read afterwards', async () => {
  const path = await pathOf(Uint8Array.of(1, 2, 3, 4));
  const file = DataFile.open(path);
  const [now, later] = [new Uint8Array(3), new Uint8Array(4)];
  file.readNow(now, 1);
  const reading = file.read(later, 2, 1, 2);
  file.close();
  file.close();
  await reading;
  expect([[...now], [...later]]).toEqual([[2, 3, 4], [0, 3, 4, 0]]);
  const closed = { code: 'VITRUM_DATA_UNREADABLE', message: `${path} cannot be read: it has been closed.` };
  await expect(file.read(later, 0)).rejects.toMatchObject(closed);
  expect(() => file.readNow(now, 0)).toThrow(expect.objectContaining(closed));
});

test('a file that is not there is named', async () => {
  const path = join(await temporaryFolder(), 'absent');
  expect(await thrownBy(() => DataFile.open(path))).toMatchObject({ code: 'VITRUM_DATA_UNREADABLE', message: `There is no ${path}.` });
});
