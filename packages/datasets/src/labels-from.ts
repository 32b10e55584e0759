import { VitrumError } from '@vitrum/core';
import type { IdxArray } from './idx/idx-array.ts';

/**
 * Labels that begin at `first`, as labels that begin at 0. Anything but bytes stays as it is.
 *
 * @param fileName - For messages.
 * @throws VITRUM_INVALID_DATASET when a label is below `first`
 */
export function labelsFrom(first: number, array: IdxArray, fileName: string): IdxArray {
  const { shape, data } = array;
  if (first === 0 || !(data instanceof Uint8Array)) return array;
  const below = data.findIndex((label) => label < first);
  if (below !== -1) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_DATASET',
      message: `${fileName} gives sample ${below} the label ${data[below]}, but its labels begin at ${first}.`,
      hint: 'Replace the file by its original.',
    });
  }
  return { shape, data: data.map((label) => label - first) };
}
