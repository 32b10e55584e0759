import { open, type FileHandle } from 'node:fs/promises';
import { dataUnreadable, systemReason } from '@vitrum/core/internal';

/**
 * Opens a regular file for reading.
 *
 * @throws VITRUM_DATA_UNREADABLE
 */
export async function openRegularFile(path: string): Promise<{ file: FileHandle; size: number }> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'r');
    const status = await file.stat();
    if (status.isFile()) return { file, size: status.size };
  } catch (error) {
    await file?.close();
    throw dataUnreadable(path, systemReason(error), error);
  }
  await file.close();
  throw dataUnreadable(path, 'it is not a regular file');
}
