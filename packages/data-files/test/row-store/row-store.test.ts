import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createTemporaryFile } from '../../src/disk/temporary-file.ts';
import type { RowStore } from '../../src/row-store/row-store.ts';
import { RowWriter } from '../../src/row-store/row-writer.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { thrownBy } from '../support/thrown-by.ts';

const width = 50;
const perChunk = Math.floor(1_048_576 / (width * 8));

/** Number k of row r. */
const numberAt = (row: number, k: number): number => row + k / 64;

function storeOf(size: number, memoryBudget: number, folder?: string): RowStore {
  const writer = new RowWriter(width, { memoryBudget, createFile: () => createTemporaryFile(folder) });
  for (let row = 0; row < size; row++) {
    const room = writer.next();
    for (let k = 0; k < width; k++) room[k] = numberAt(row, k);
  }
  const store = writer.finish();
  onTestFinished(() => store.close());
  return store;
}

function checkRow(numbers: Float64Array, row: number): void {
  expect([...numbers]).toEqual(Array.from({ length: width }, (_, k) => numberAt(row, k)));
}

describe.each([
  { place: 'memory', budget: Infinity },
  { place: 'a file', budget: 0 },
])('rows in $place', ({ budget }) => {
  // Around the ends of chunks, where rows would get lost.
  test.each([1, perChunk - 1, perChunk, perChunk + 1, 3 * perChunk, 3 * perChunk + 5])('%i of them come back', async (size) => {
    const store = storeOf(size, budget);
    expect([store.size, store.width]).toEqual([size, width]);
    const rows = Uint32Array.from({ length: 200 }, (_, i) => (i * 7919) % size);
    const all = await store.readRows(rows);
    rows.forEach((row, i) => {
      checkRow(store.row(row), row);
      checkRow(all.subarray(i * width, (i + 1) * width), row);
    });
    checkRow(store.row(size - 1), size - 1);
  });
});

test('rows go to a file once they exceed the budget, and not before', () => {
  expect(storeOf(3 * perChunk, 3 * 1_048_576).isOnDisk).toBe(false);
  expect(storeOf(3 * perChunk + 1, 3 * 1_048_576).isOnDisk).toBe(true);
});

test('the file leaves nothing behind, neither while it is open nor when it is closed', async () => {
  const folder = await temporaryFolder();
  const store = storeOf(2 * perChunk, 0, folder);
  if (process.platform !== 'win32') expect(await readdir(folder)).toEqual([]);
  store.close();
  store.close();
  expect(await readdir(folder)).toEqual([]);
});

test('a folder that cannot be written to is named', async () => {
  const folder = join(await temporaryFolder(), 'absent');
  expect(existsSync(folder)).toBe(false);
  const error = await thrownBy(() => storeOf(2 * perChunk, 0, folder));
  expect(error).toMatchObject({ code: 'VITRUM_OUTPUT_UNWRITABLE', message: expect.stringContaining(`A temporary file in ${folder} cannot be written: ENOENT`) });
});
