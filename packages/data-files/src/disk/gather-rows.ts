import { performAll } from '../perform-all.ts';
import type { DataFile } from './data-file.ts';
import { planReads } from './plan-reads.ts';

/** The layout of consecutive rows of fixed length in a file. */
export interface RowLayout {
  /** Size of a row in bytes. */
  readonly rowBytes: number;
  /** The position of the first row; 0 by default. */
  readonly dataOffset?: number;
}

/** Maximum number of queued reads: enough to keep Node's few threads busy while a network computes. Each takes memory. */
const maxReads = 48;

/** Maximum total size of pending reads in bytes, unless a single one is larger. */
const maxBytes = 8_388_608;

/**
 * Reads selected rows of a file in the background.
 *
 * @param indices - The wanted rows; one may be wanted twice.
 * @returns One row after the other, in the wanted order.
 * @throws VITRUM_DATA_UNREADABLE once nothing is under way any more
 */
export async function gatherRows(file: DataFile, { rowBytes, dataOffset = 0 }: RowLayout, indices: Uint32Array): Promise<Uint8Array<ArrayBuffer>> {
  const block = new Uint8Array(indices.length * rowBytes);
  const { places, starts } = planReads(indices, rowBytes);
  const placeAt = (i: number): number => places[i] ?? 0;
  const rowAt = (i: number): number => indices[placeAt(i)] ?? 0;

  /** The range of a read: the wanted rows `from` to `to`, exclusive. */
  function readAt(index: number): { from: number; to: number; length: number } {
    const [from = 0, to = 0] = [starts[index], starts[index + 1]];
    return { from, to, length: (rowAt(to - 1) - rowAt(from) + 1) * rowBytes };
  }

  /** True if the wanted rows are contiguous, in the file and in the block. */
  function isRun(from: number, to: number): boolean {
    for (let i = from + 1; i < to; i++) {
      if (placeAt(i) !== placeAt(i - 1) + 1 || rowAt(i) !== rowAt(i - 1) + 1) return false;
    }
    return true;
  }

  async function perform(index: number): Promise<void> {
    const { from, to, length } = readAt(index);
    const start = dataOffset + rowAt(from) * rowBytes;
    if (isRun(from, to)) return file.read(block, start, placeAt(from) * rowBytes, length);
    const bytes = new Uint8Array(length);
    await file.read(bytes, start);
    for (let i = from; i < to; i++) {
      const offset = (rowAt(i) - rowAt(from)) * rowBytes;
      block.set(bytes.subarray(offset, offset + rowBytes), placeAt(i) * rowBytes);
    }
  }

  const count = starts.length - 1;
  let longest = rowBytes;
  for (let index = 0; index < count; index++) longest = Math.max(longest, readAt(index).length);
  await performAll(count, Math.min(maxReads, Math.max(1, Math.floor(maxBytes / longest))), perform);
  return block;
}
