import { open } from 'node:fs/promises';
import { unreadable } from '@vitrum/core/internal';
import { fileSize } from './read-whole-file.ts';

/**
 * The first `length` bytes of a file, or all of a shorter one, and its size.
 *
 * @throws VITRUM_DATA_UNREADABLE
 */
export async function readBeginning(path: string, length: number): Promise<{ beginning: Uint8Array; size: number }> {
  const size = await fileSize(path);
  const beginning = new Uint8Array(Math.min(length, size));
  try {
    const file = await open(path, 'r');
    try {
      const { bytesRead } = await file.read(beginning, 0, beginning.length, 0);
      return { beginning: beginning.subarray(0, bytesRead), size };
    } finally {
      await file.close();
    }
  } catch (error) {
    throw unreadable(path, error);
  }
}
