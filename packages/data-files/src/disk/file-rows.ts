import type { Shape } from '@vitrum/core';
import type { Rows } from '@vitrum/datasets';
import type { DataFile } from './data-file.ts';
import { gatherRows } from './gather-rows.ts';

/** The arguments of {@link fileRows}. */
export interface FileRowsParts {
  readonly file: DataFile;
  /** The position of the first row. */
  readonly dataOffset: number;
  /** Size of a row in bytes. */
  readonly rowBytes: number;
  readonly count: number;
  readonly shape: Shape;
  /** Makes rows in memory from the bytes of some rows. */
  readonly decode: (bytes: Uint8Array) => Rows;
}

/** Rows on disk: `load` reads in the background, `read` synchronously. Closing the rows closes the file. */
export function fileRows({ file, dataOffset, rowBytes, count, shape, decode }: FileRowsParts): Rows {
  function readRow(index: number): Rows {
    const bytes = new Uint8Array(rowBytes);
    file.readNow(bytes, dataOffset + index * rowBytes);
    return decode(bytes);
  }

  const hasPixels = decode(new Uint8Array(rowBytes)).pixels !== undefined;
  return {
    count,
    shape,
    read: (index, out, offset) => readRow(index).read(0, out, offset),
    ...(hasPixels && { pixels: (index: number) => readRow(index).pixels?.(0) ?? new Uint8Array(rowBytes) }),
    load: async (indices) => decode(await gatherRows(file, { rowBytes, dataOffset }, indices)),
    close: () => file.close(),
  };
}
