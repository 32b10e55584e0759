import { idxFormat, npyFormat, type ArrayContent, type ArrayFormat } from '@vitrum/datasets';
import { beginsLikeIdx } from '@vitrum/datasets/internal';
import { inputInMemory, type ArrayInput } from '../arrays/array-input.ts';
import { inputOnDisk } from '../arrays/array-on-disk.ts';
import { readArrayFile } from './read-array-file.ts';
import { readBeginning } from './read-beginning.ts';
import { isGzip } from './read-whole-file.ts';

/**
 * Opens the inputs in a file: in memory, unless it is a plain row-major file of more than `budget` bytes.
 *
 * @throws VITRUM_INVALID_IDX, VITRUM_INVALID_NPY, VITRUM_DATA_UNREADABLE, VITRUM_INVALID_GZIP, VITRUM_INVALID_DATASET
 */
export async function openArray(path: string, format: ArrayFormat, budget: number): Promise<ArrayInput> {
  const { beginning, size } = await readBeginning(path, format.headerRoom);
  if (size <= budget || isGzip(beginning)) return inputInMemory(await readArray(path, format));
  const header = format.readHeader(beginning, size, path);
  return header.isRowMajor ? inputOnDisk(path, header) : inputInMemory(await readArray(path, format));
}

/**
 * The whole array in a file, gzipped or not.
 *
 * @throws VITRUM_INVALID_IDX, VITRUM_INVALID_NPY, VITRUM_DATA_UNREADABLE, VITRUM_INVALID_GZIP
 */
export async function readArray(path: string, format: ArrayFormat): Promise<ArrayContent> {
  const promisedBy = (beginning: Uint8Array): number => {
    const { shape, elementSize, dataOffset } = format.readHeader(beginning, undefined, path);
    return dataOffset + shape.reduce((product, axis) => product * axis, elementSize);
  };
  return format.read(await readArrayFile(path, { room: format.headerRoom, promisedBy }), path);
}

/**
 * Detects the array format of a file by its first bytes, or if it is gzipped, by its name; undefined if it is not an array.
 *
 * @throws VITRUM_DATA_UNREADABLE
 */
export async function arrayFormatOf(path: string): Promise<ArrayFormat | undefined> {
  const { beginning } = await readBeginning(path, 4);
  const [first, second] = beginning;
  if (first === 0x93 && second === 0x4e) return npyFormat;
  // A picture may begin with 00 00 too, but continues differently.
  if (beginsLikeIdx(beginning)) return idxFormat;
  if (!isGzip(beginning)) return undefined;
  return /\.npy\.gz$/i.test(path) ? npyFormat : idxFormat;
}
