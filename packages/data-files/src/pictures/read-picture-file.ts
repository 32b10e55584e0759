import { readFile, stat } from 'node:fs/promises';
import { systemReason } from '@vitrum/core/internal';
import { formatCount } from '@vitrum/datasets/internal';
import { invalidImage } from './invalid-image.ts';

/** Maximum size of a picture file in bytes. */
const maxFileSize = 268_435_456;

/**
 * The bytes of a picture file.
 *
 * @throws VITRUM_INVALID_IMAGE
 */
export async function readPictureFile(path: string): Promise<Uint8Array> {
  const status = await attempt(path, () => stat(path));
  if (!status.isFile()) throw invalidImage(`The picture ${path} is not a file.`, 'Give a PNG or JPEG file.');
  if (status.size > maxFileSize) {
    throw invalidImage(
      `The picture ${path} has ${formatCount(status.size)} bytes, more than the ${formatCount(maxFileSize)} that are read.`,
      'Save it smaller.',
    );
  }
  return attempt(path, () => readFile(path));
}

async function attempt<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw invalidImage(`The picture ${path} cannot be read: ${systemReason(error)}.`, 'Check the path.', error);
  }
}
