import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { idxOf, load, npyOf } from '../support/arrays.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { thrownBy } from '../support/thrown-by.ts';
import { readBytes } from '../../src/table/cells/read-bytes.ts';

/** What a gzip bomb holds: a beginning, then one byte over and over again. */
async function writeBomb(path: string, beginning: Uint8Array, byte: number, mebibytes: number): Promise<void> {
  const block = new Uint8Array(1_048_576).fill(byte);
  await pipeline(Readable.from([beginning, ...new Array<Uint8Array>(mebibytes).fill(block)]), createGzip(), createWriteStream(path));
}

test.each([
  { name: 'a.idx.gz', beginning: idxOf([2, 2], Uint8Array.of(1, 2, 3, 4)), promised: '16' },
  { name: 'a.npy.gz', beginning: npyOf([2, 2], Uint8Array.of(1, 2, 3, 4)), promised: '132' },
] as const)('D16: of $name no more is unpacked than its header promises', async ({ name, beginning, promised }) => {
  const folder = await temporaryFolder();
  const [file, labels] = [join(folder, name), join(folder, 'labels')];
  await writeBomb(file, beginning, 0, 40);
  const isIdx = name.startsWith('a.idx');
  await writeFile(labels, isIdx ? idxOf([2], Uint8Array.of(0, 1)) : npyOf([2], Uint8Array.of(0, 1)));
  const error = await thrownBy(() => (isIdx ? load('idx', { file, labels }) : load('npy', { file, targets: labels })));
  expect(error).toMatchObject({ code: 'VITRUM_INVALID_GZIP', message: `${file} unpacks to more than the ${promised} bytes that its header promises.` });
});

test('D16: line feeds without end are given up', async () => {
  const path = join(await temporaryFolder(), 'lines.csv.gz');
  await writeBomb(path, Uint8Array.of(), 10, 800);
  let read = 0;
  const error = await thrownBy(async () => {
    for await (const { length } of readBytes(path)) read += length;
  });
  expect(error.code).toBe('VITRUM_INVALID_GZIP');
  expect(read).toBeLessThan(700 * 1_048_576);
});

test('a table of which gzip makes little is read to its end', async () => {
  const path = join(await temporaryFolder(), 'zeros.csv.gz');
  await writeFile(path, gzipSync('0,0,0\n'.repeat(200_000)));
  let read = 0;
  for await (const { length } of readBytes(path)) read += length;
  expect(read).toBe(1_200_000);
});
