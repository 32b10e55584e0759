import { read, readSync } from 'node:fs';
import { promisify } from 'node:util';
import { VitrumError } from '@vitrum/core';
import { planReads, type Stretch } from './read-plan.ts';
import type { RowStore } from './row-store.ts';
import type { TemporaryFile } from './temporary-file.ts';

const readAsync = promisify(read);

/** Bytes that are read for one row and kept for its neighbours. */
const pageSize = 65_536;
/** Requests that are on their way at once. */
const requests = 8;

/** Rows in a temporary file. */
export class DiskRows implements RowStore {
  readonly width: number;
  readonly size: number;
  readonly isOnDisk = true;
  readonly #file: TemporaryFile;
  readonly #page: Float64Array;
  readonly #rowsPerPage: number;
  #pageStart = -1;

  constructor(file: TemporaryFile, width: number, size: number) {
    this.#file = file;
    this.width = width;
    this.size = size;
    this.#rowsPerPage = Math.max(1, Math.floor(pageSize / this.#bytesPerRow));
    this.#page = new Float64Array(this.#rowsPerPage * width);
  }

  row(row: number): Float64Array {
    const start = row - (row % this.#rowsPerPage);
    if (start !== this.#pageStart) this.#loadPage(start);
    const at = (row - start) * this.width;
    return this.#page.subarray(at, at + this.width);
  }

  async readRows(rows: Uint32Array): Promise<Float64Array> {
    const out = new Float64Array(rows.length * this.width);
    const stretches = planReads(rows, this.#bytesPerRow).values();
    const worker = async (): Promise<void> => {
      for (const stretch of stretches) await this.#readStretch(stretch, rows, out);
    };
    await Promise.all(Array.from({ length: requests }, worker));
    return out;
  }

  close(): void {
    this.#file.close();
  }

  get #bytesPerRow(): number {
    return this.width * Float64Array.BYTES_PER_ELEMENT;
  }

  #loadPage(start: number): void {
    const rowCount = Math.min(this.#rowsPerPage, this.size - start);
    const bytes = new Uint8Array(this.#page.buffer, 0, rowCount * this.#bytesPerRow);
    this.#pageStart = -1; // until all of it is there
    for (let done = 0; done < bytes.length; ) {
      const count = readSync(this.#file.descriptor, bytes, done, bytes.length - done, start * this.#bytesPerRow + done);
      if (count === 0) throw cutShort();
      done += count;
    }
    this.#pageStart = start;
  }

  async #readStretch({ first, count, wanted }: Stretch, rows: Uint32Array, out: Float64Array): Promise<void> {
    const { width } = this;
    const numbers = new Float64Array(count * width);
    const bytes = new Uint8Array(numbers.buffer);
    for (let done = 0; done < bytes.length; ) {
      const { bytesRead } = await readAsync(this.#file.descriptor, bytes, done, bytes.length - done, first * this.#bytesPerRow + done);
      if (bytesRead === 0) throw cutShort();
      done += bytesRead;
    }
    for (const i of wanted) {
      const at = ((rows[i] ?? 0) - first) * width;
      out.set(numbers.subarray(at, at + width), i * width);
    }
  }
}

function cutShort(): VitrumError {
  return new VitrumError({
    code: 'VITRUM_DATA_UNREADABLE',
    message: 'The temporary file that holds the rows of a table has become shorter.',
    hint: 'Leave the files in the folder for temporary files alone while the program runs.',
  });
}
