import { idxHeaderRoom, readIdxHeader } from '@vitrum/datasets';
import type { ArrayContent } from '../arrays/array-content.ts';
import { inputInMemory, type ArrayInput } from '../arrays/array-input.ts';
import { inputOnDisk } from '../arrays/array-on-disk.ts';
import { readArrayFile } from '../files/read-array-file.ts';
import { readBeginning } from '../files/read-beginning.ts';
import { isGzip } from '../files/read-whole-file.ts';
import { idxContent, kindOfIdx } from './idx-content.ts';

/**
 * The inputs in an IDX file: in memory, unless it is a plain file of more than `budget` bytes.
 *
 * @throws VITRUM_INVALID_IDX, VITRUM_DATA_UNREADABLE, VITRUM_INVALID_GZIP, VITRUM_INVALID_DATASET
 */
export async function openIdx(path: string, budget: number): Promise<ArrayInput> {
  const { beginning, size } = await readBeginning(path, idxHeaderRoom);
  if (size <= budget || isGzip(beginning)) return inputInMemory(await readIdxContent(path));
  const { shape, element, dataOffset } = readIdxHeader(beginning, size, path);
  return inputOnDisk({ path, shape, kind: kindOfIdx(element), elementSize: element.size, dataOffset, decode: element.decode });
}

/**
 * The whole content of an IDX file, gzipped or not.
 *
 * @throws VITRUM_INVALID_IDX, VITRUM_DATA_UNREADABLE, VITRUM_INVALID_GZIP
 */
export async function readIdxContent(path: string): Promise<ArrayContent> {
  const promisedBy = (beginning: Uint8Array): number => {
    const { shape, element, dataOffset } = readIdxHeader(beginning, undefined, path);
    return dataOffset + shape.reduce((product, axis) => product * axis, element.size);
  };
  return idxContent(await readArrayFile(path, { room: idxHeaderRoom, promisedBy }), path);
}
