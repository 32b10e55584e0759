import { isBlank } from './missing-marks.ts';

const space = 32;
/** The bit that converts an upper-case letter to lower case. */
const lowerCaseBit = 32;
const letterA = 97;
const letterE = 101;
const letterZ = 122;

/** True for a normalized cell without a value; marks for missing values are already empty. */
export const isMissing: (cell: string) => boolean = isBlank;

/** The largest 32-bit float. */
const maxFloat32 = 3.4028234663852886e38;

/**
 * The number in a cell, or undefined: `5`, `-1.5e3`, ` 7 `, but not `0x10`, `Infinity`, `1,5`, empty cells, or numbers beyond the
 * range of 32-bit floats.
 */
export function toNumber(cell: string): number | undefined {
  const text = cell.charCodeAt(0) <= space ? cell.trim() : cell;
  const value = Number(text);
  if (text === '' || !(value >= -maxFloat32 && value <= maxFloat32)) return undefined;
  // Number() also accepts 0x10, 0b1 and 0o7, which in a table are names.
  const second = text.charCodeAt(1) | lowerCaseBit;
  if (second >= letterA && second <= letterZ && second !== letterE) return undefined;
  return value;
}

/** True for a number beyond the range of 32-bit floats, such as `1e200`. */
export function isTooLarge(cell: string): boolean {
  return /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(cell) && toNumber(cell) === undefined;
}

/** The hint for {@link isTooLarge}. */
export const tooLargeHint = `Numbers go up to 3.4e38: divide those of the column by a power of ten, or take their logarithms.`;
