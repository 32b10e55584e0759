import type { ArrayHeader } from '@vitrum/datasets';
import { DataFile } from '../disk/data-file.ts';
import { fileRows } from '../disk/file-rows.ts';
import { rowsOf, samplesOf, type ArrayInput } from './array-input.ts';

/**
 * Inputs in a file too large for memory.
 *
 * @throws VITRUM_INVALID_DATASET when there are no samples in it; `open` throws VITRUM_DATA_UNREADABLE
 */
export function inputOnDisk(path: string, { shape, kind, elementSize, dataOffset, decode }: ArrayHeader): ArrayInput {
  const { count, rowShape, rowLength } = samplesOf(path, shape);
  return {
    name: path,
    count,
    shape: rowShape,
    kind,
    isSingle: kind === 'float' && elementSize === Float32Array.BYTES_PER_ELEMENT,
    open: (scaling) =>
      fileRows({
        file: DataFile.open(path),
        dataOffset,
        rowBytes: rowLength * elementSize,
        count,
        shape: rowShape,
        decode: (bytes) => rowsOf(decode(bytes), rowShape, kind, scaling),
      }),
  };
}
