import type { IdxArray } from './idx/idx-array.ts';

/**
 * Pictures whose columns are stored where rows belong, made upright: pixel (row, column) of each is what was stored at
 * (column, row). `[samples, width, height]` becomes `[samples, height, width]`; anything but pictures of bytes stays as it is.
 */
export function transposePictures(array: IdxArray): IdxArray {
  const { shape, data } = array;
  const [samples, stored, length] = shape;
  if (samples === undefined || stored === undefined || length === undefined || shape.length !== 3) return array;
  if (!(data instanceof Uint8Array)) return array;
  const upright = new Uint8Array(data.length);
  let to = 0;
  for (let start = 0; start < data.length; start += stored * length) {
    for (let row = 0; row < length; row++) {
      const end = start + stored * length;
      for (let from = start + row; from < end; from += length) upright[to++] = data[from] ?? 0;
    }
  }
  return { shape: [samples, length, stored], data: upright };
}
