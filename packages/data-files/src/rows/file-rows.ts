import type { Shape } from '@vitrum/core';
import type { DataFile } from './data-file.ts';
import { planReads } from './plan-reads.ts';
import type { Rows } from './rows.ts';

/** What {@link fileRows} reads. */
export interface FileRowsParts {
  readonly file: DataFile;
  /** Where the first row begins. */
  readonly dataOffset: number;
  /** Bytes of one row. */
  readonly rowBytes: number;
  readonly count: number;
  readonly shape: Shape;
  /** Rows in memory over the bytes of some rows. */
  readonly decode: (bytes: Uint8Array) => Rows;
}

/** So many reads are handed to the system at once: enough to keep a disk busy while a network computes for a moment. */
const readsAtOnce = 256;

/** Rows on a disk: `load` reads in the background, `read` waits for the disk. The file is closed with the rows. */
export function fileRows({ file, dataOffset, rowBytes, count, shape, decode }: FileRowsParts): Rows {
  function readRow(index: number): Rows {
    const bytes = new Uint8Array(rowBytes);
    file.readNow(bytes, dataOffset + index * rowBytes);
    return decode(bytes);
  }

  async function load(indices: Uint32Array): Promise<Rows> {
    const block = new Uint8Array(indices.length * rowBytes);
    const { places, starts } = planReads(indices, rowBytes);
    const rowAt = (i: number): number => indices[places[i] ?? 0] ?? 0;

    /** Performs the read that brings the wanted rows from the `from`-th to the one before the `to`-th, and puts them in place. */
    async function perform(from: number, to: number): Promise<void> {
      const first = rowAt(from);
      const start = dataOffset + first * rowBytes;
      const place = places[from] ?? 0;
      if (to === from + 1) return file.read(block, start, place * rowBytes, rowBytes);
      const bytes = new Uint8Array((rowAt(to - 1) - first + 1) * rowBytes);
      await file.read(bytes, start);
      for (let i = from; i < to; i++) {
        const offset = (rowAt(i) - first) * rowBytes;
        block.set(bytes.subarray(offset, offset + rowBytes), (places[i] ?? 0) * rowBytes);
      }
    }

    let next = 0;
    async function performOthers(): Promise<void> {
      while (next + 1 < starts.length) {
        const read = next++;
        await perform(starts[read] ?? 0, starts[read + 1] ?? 0);
      }
    }
    const outcomes = await Promise.allSettled(Array.from({ length: readsAtOnce }, performOthers));
    const failure = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failure !== undefined) throw failure.reason;
    return decode(block);
  }

  const isOfBytes = decode(new Uint8Array(rowBytes)).bytesOf !== undefined;
  return {
    count,
    shape,
    read: (index, out, offset) => readRow(index).read(0, out, offset),
    ...(isOfBytes && { bytesOf: (index: number) => readRow(index).bytesOf?.(0) ?? new Uint8Array(rowBytes) }),
    load,
    close: () => file.close(),
  };
}
