import { readBeginning } from '../files/read-beginning.ts';
import { readIdxContent } from '../idx/open-idx.ts';
import { readNpyContent } from '../npy/open-npy.ts';
import type { ArrayContent } from './array-content.ts';

/**
 * What reads the array in a file, by how the file begins, or where it is packed by its name; undefined where it is none.
 *
 * @throws VITRUM_DATA_UNREADABLE
 */
export async function arrayReaderOf(path: string): Promise<((path: string) => Promise<ArrayContent>) | undefined> {
  const { beginning } = await readBeginning(path, 4);
  const [first, second] = beginning;
  if (first === 0x93 && second === 0x4e) return readNpyContent;
  // A picture may begin with 00 00 too, but goes on with a letter or a size.
  if (first === 0 && second === 0 && [0x08, 0x09, 0x0b, 0x0c, 0x0d, 0x0e].includes(beginning[2] ?? 0)) return readIdxContent;
  if (first !== 0x1f || second !== 0x8b) return undefined;
  return /\.npy\.gz$/i.test(path) ? readNpyContent : readIdxContent;
}
