import type { NamedArray } from './arrays/array-format.ts';

/**
 * Transposes pictures that are stored column by column: pixel (row, column) is what was stored at (column, row). `[samples,
 * width, height]` becomes `[samples, height, width]`; anything but 8-bit pictures is returned unchanged.
 */
export function transposePictures(array: NamedArray): NamedArray {
  const { name, shape, numbers } = array;
  const [samples, stored, length] = shape;
  if (samples === undefined || stored === undefined || length === undefined || shape.length !== 3) return array;
  if (!(numbers instanceof Uint8Array)) return array;
  const upright = new Uint8Array(numbers.length);
  let to = 0;
  for (let start = 0; start < numbers.length; start += stored * length) {
    for (let row = 0; row < length; row++) {
      const end = start + stored * length;
      for (let from = start + row; from < end; from += length) upright[to++] = numbers[from] ?? 0;
    }
  }
  return { name, shape: [samples, length, stored], numbers: upright };
}
