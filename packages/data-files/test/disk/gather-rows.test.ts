import { open, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { DataFile } from '../../src/disk/data-file.ts';
import { gatherRows } from '../../src/disk/gather-rows.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const size = 3_000_000;
const content = Uint8Array.from({ length: size }, (_, i) => (i * 31 + (i >> 8)) % 251);

async function pathOfContent(): Promise<string> {
  const path = join(await temporaryFolder(), 'rows');
  await writeFile(path, content);
  return path;
}

/** Says how many bytes and reads were under way at most. */
class WatchedFile extends DataFile {
  maxReads = 0;
  maxBytes = 0;
  #reads = 0;
  #bytes = 0;

  override async read(bytes: Uint8Array, position: number, offset = 0, length = bytes.length): Promise<void> {
    this.maxReads = Math.max(this.maxReads, (this.#reads += 1));
    this.maxBytes = Math.max(this.maxBytes, (this.#bytes += length));
    await super.read(bytes, position, offset, length);
    this.#reads -= 1;
    this.#bytes -= length;
  }
}

test('rows come in the wanted order, whatever their length and wherever they begin', async () => {
  const file = DataFile.open(await pathOfContent());
  onTestFinished(() => file.close());
  const layouts = fc.record({ rowBytes: fc.constantFrom(1, 3, 784, 5000, 20_000, 1_200_000), dataOffset: fc.constantFrom(0, 16, 80) });
  // Both runs, as they are stored, and rows anywhere.
  const wanted = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 30 })), { maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(layouts, wanted, async ({ rowBytes, dataOffset }, runs) => {
      const count = Math.floor((size - dataOffset) / rowBytes);
      const indices = Uint32Array.from(runs.flatMap(([first, length]) => Array.from({ length: rowBytes > 1e6 ? 1 : length }, (_, i) => (first + i) % count)));
      const block = await gatherRows(file, { rowBytes, dataOffset }, indices);
      expect(block.length).toBe(indices.length * rowBytes);
      indices.forEach((row, i) => {
        const start = dataOffset + row * rowBytes;
        const isSame = Buffer.compare(block.subarray(i * rowBytes, (i + 1) * rowBytes), content.subarray(start, start + rowBytes)) === 0;
        expect({ place: i, row, isSame }).toEqual({ place: i, row, isSame: true });
      });
    }),
    { seed: 12, numRuns: 150 },
  );
});

test.each([
  { name: 'scattered', rowBytes: 10, step: 17_000, count: 176, copies: 10 },
  { name: 'with gaps', rowBytes: 100, step: 10_000, count: 300, copies: 50 },
  { name: 'of megabytes', rowBytes: 1_000_000, step: 1_000_000, count: 3, copies: 10 },
])('few bytes are under way at once: rows $name', async ({ rowBytes, step, count, copies }) => {
  const handle = await open(await pathOfContent());
  onTestFinished(() => handle.close());
  // One file that stands for a longer one: what lies where does not matter here.
  const file = new (class extends WatchedFile {
    override read(bytes: Uint8Array, position: number, offset = 0, length = bytes.length): Promise<void> {
      return super.read(bytes, position % (size - length + 1), offset, length);
    }
  })(handle.fd, 'rows');
  await gatherRows(file, { rowBytes }, Uint32Array.from({ length: count * copies }, (_, i) => (((i * 7) % (count * copies)) * step) / rowBytes));
  expect(file.maxReads).toBeGreaterThan(1);
  expect(file.maxReads).toBeLessThanOrEqual(48);
  expect(file.maxBytes).toBeLessThanOrEqual(8_388_608);
});

test('a failure is told of when nothing is under way any more, and ends the reading', async () => {
  const path = await pathOfContent();
  const file = DataFile.open(path);
  onTestFinished(() => file.close());
  await truncate(path, 1_000_000);
  const everyRow = Uint32Array.from({ length: 30 }, (_, i) => i);
  await expect(gatherRows(file, { rowBytes: 100_000 }, everyRow)).rejects.toMatchObject({
    code: 'VITRUM_DATA_UNREADABLE', message: `${path} cannot be read: it has become shorter since it was opened.`,
  });
});
