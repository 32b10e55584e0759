import type { Shape } from '@vitrum/core';
import type { DataFile } from './data-file.ts';
import { planReads, type PlannedRead } from './plan-reads.ts';
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

/**
 * So many reads are handed to the system at once: while a network computes, nobody is there to hand over the next one, and a
 * block of rows that are scattered over a file is as many reads as rows.
 */
const readsAtOnce = 8192;

/** Rows on a disk: `load` reads in the background, `read` waits for the disk. The file is closed with the rows. */
export function fileRows({ file, dataOffset, rowBytes, count, shape, decode }: FileRowsParts): Rows {
  function readRow(index: number): Rows {
    const bytes = new Uint8Array(rowBytes);
    file.readNow(bytes, dataOffset + index * rowBytes);
    return decode(bytes);
  }

  async function perform({ first, count: rows, wanted }: PlannedRead, block: Uint8Array): Promise<void> {
    const [only] = wanted;
    const start = dataOffset + first * rowBytes;
    if (rows === 1 && wanted.length === 1 && only !== undefined) {
      return file.read(block.subarray(only.position * rowBytes, (only.position + 1) * rowBytes), start);
    }
    const bytes = new Uint8Array(rows * rowBytes);
    await file.read(bytes, start);
    for (const { row, position } of wanted) {
      const from = (row - first) * rowBytes;
      block.set(bytes.subarray(from, from + rowBytes), position * rowBytes);
    }
  }

  async function load(indices: Uint32Array): Promise<Rows> {
    const block = new Uint8Array(indices.length * rowBytes);
    const reads = planReads(indices, rowBytes);
    for (let start = 0; start < reads.length; start += readsAtOnce) {
      const outcomes = await Promise.allSettled(reads.slice(start, start + readsAtOnce).map((planned) => perform(planned, block)));
      const failure = outcomes.find((outcome) => outcome.status === 'rejected');
      if (failure !== undefined) throw failure.reason;
    }
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
