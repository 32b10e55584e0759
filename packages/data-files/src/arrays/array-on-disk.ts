import type { Shape } from '@vitrum/core';
import type { Numbers } from '@vitrum/datasets';
import { DataFile } from '../disk/data-file.ts';
import { fileRows } from '../disk/file-rows.ts';
import type { NumberKind } from './array-content.ts';
import { rowsOf, samplesOf, type ArrayInput } from './array-input.ts';

/** Where the numbers of a file are, that is too large for memory. */
export interface ArrayFile {
  readonly path: string;
  readonly shape: Shape;
  readonly kind: NumberKind;
  readonly elementSize: number;
  readonly dataOffset: number;
  readonly decode: (bytes: Uint8Array) => Numbers;
}

/** @throws VITRUM_INVALID_DATASET when there are no samples in it; `open` throws VITRUM_DATA_UNREADABLE */
export function inputOnDisk({ path, shape, kind, elementSize, dataOffset, decode }: ArrayFile): ArrayInput {
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
