import type { DataFile } from '../disk/data-file.ts';
import { gatherRows } from '../disk/gather-rows.ts';
import type { RowStore } from './row-store.ts';

/** Size of the cached block of neighboring rows, in bytes. */
const pageSize = 65_536;

/** Rows in a file, from its beginning; closing them closes the file. */
export class DiskRows implements RowStore {
  readonly width: number;
  readonly size: number;
  readonly isOnDisk = true;
  readonly #file: DataFile;
  readonly #rowBytes: number;
  readonly #page: Float64Array;
  readonly #rowsPerPage: number;
  #pageStart = -1;

  constructor(file: DataFile, width: number, size: number) {
    this.#file = file;
    this.width = width;
    this.size = size;
    this.#rowBytes = width * Float64Array.BYTES_PER_ELEMENT;
    this.#rowsPerPage = Math.max(1, Math.floor(pageSize / this.#rowBytes));
    this.#page = new Float64Array(this.#rowsPerPage * width);
  }

  row(row: number): Float64Array {
    const start = row - (row % this.#rowsPerPage);
    if (start !== this.#pageStart) this.#loadPage(start);
    const at = (row - start) * this.width;
    return this.#page.subarray(at, at + this.width);
  }

  async readRows(rows: Uint32Array): Promise<Float64Array> {
    const { buffer } = await gatherRows(this.#file, { rowBytes: this.#rowBytes }, rows);
    return new Float64Array(buffer);
  }

  close(): void {
    this.#file.close();
  }

  #loadPage(start: number): void {
    const rowCount = Math.min(this.#rowsPerPage, this.size - start);
    this.#pageStart = -1; // until it is complete
    this.#file.readNow(new Uint8Array(this.#page.buffer, 0, rowCount * this.#rowBytes), start * this.#rowBytes);
    this.#pageStart = start;
  }
}
