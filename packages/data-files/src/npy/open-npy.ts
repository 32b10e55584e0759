import { decodeNpyNumbers, npyHeaderRoom, readNpy, readNpyHeader, type NpyType } from '@vitrum/datasets';
import type { ArrayContent, NumberKind } from '../arrays/array-content.ts';
import { inputInMemory, type ArrayInput } from '../arrays/array-input.ts';
import { inputOnDisk } from '../arrays/array-on-disk.ts';
import { readArrayFile } from '../files/read-array-file.ts';
import { readBeginning } from '../files/read-beginning.ts';
import { isGzip } from '../files/read-whole-file.ts';

/**
 * The inputs in an NPY file: in memory, unless it is a plain file of more than `budget` bytes whose samples lie one after the
 * other.
 *
 * @throws VITRUM_INVALID_NPY, VITRUM_DATA_UNREADABLE, VITRUM_INVALID_GZIP, VITRUM_INVALID_DATASET
 */
export async function openNpy(path: string, budget: number): Promise<ArrayInput> {
  const { beginning, size } = await readBeginning(path, npyHeaderRoom);
  if (size <= budget || isGzip(beginning)) return inputInMemory(await readNpyContent(path));
  const header = readNpyHeader(beginning, size, path);
  if (header.isFortranOrder && header.shape.length > 1) return inputInMemory(await readNpyContent(path));
  const { shape, type, elementSize, dataOffset } = header;
  const decode = (bytes: Uint8Array): ArrayContent['numbers'] => decodeNpyNumbers(bytes, header, path);
  return inputOnDisk({ path, shape, kind: kindOf(type), elementSize, dataOffset, decode });
}

/**
 * The whole content of an NPY file, gzipped or not.
 *
 * @throws VITRUM_INVALID_NPY, VITRUM_DATA_UNREADABLE, VITRUM_INVALID_GZIP
 */
export async function readNpyContent(path: string): Promise<ArrayContent> {
  const promisedBy = (beginning: Uint8Array): number => {
    const { shape, elementSize, dataOffset } = readNpyHeader(beginning, undefined, path);
    return dataOffset + shape.reduce((product, axis) => product * axis, elementSize);
  };
  return npyContent(await readArrayFile(path, { room: npyHeaderRoom, promisedBy }), path);
}

/** @throws VITRUM_INVALID_NPY */
export function npyContent(bytes: Uint8Array, name: string): ArrayContent {
  const { shape, type, data } = readNpy(bytes, name);
  return { name, shape, numbers: data, kind: kindOf(type) };
}

function kindOf(type: NpyType): NumberKind {
  if (type === 'u1') return 'byte';
  if (type === 'b1') return 'boolean';
  return type.startsWith('f') ? 'float' : 'integer';
}
