import { VitrumError } from '@vitrum/core';
import type { NamedArray } from './arrays/array-format.ts';

/**
 * Shifts labels that begin at `first` to begin at 0. Anything but bytes is returned unchanged.
 *
 * @throws VITRUM_INVALID_DATASET when a label is below `first`
 */
export function labelsFrom(first: number, array: NamedArray): NamedArray {
  const { name, numbers } = array;
  if (first === 0 || !(numbers instanceof Uint8Array)) return array;
  const below = numbers.findIndex((label) => label < first);
  if (below !== -1) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_DATASET',
      message: `${name} gives sample ${below} the label ${numbers[below]}, but its labels begin at ${first}.`,
      hint: 'Replace the file with the original.',
    });
  }
  return { ...array, numbers: numbers.map((label) => label - first) };
}
