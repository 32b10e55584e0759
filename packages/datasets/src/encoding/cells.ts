import { isBlank } from './missing-marks.ts';

const space = 32;
/** Makes a capital letter small. */
const lowerCaseBit = 32;
const letterA = 97;
const letterE = 101;
const letterZ = 122;

/** True for a cell without a value, of those that were read: the marks for missing values are empty there. */
export const isMissing: (cell: string) => boolean = isBlank;

/** The largest number of 32 bits. */
const maxFloat32 = 3.4028234663852886e38;

/**
 * The number that a cell holds, or undefined: `5`, `-1.5e3`, ` 7 `, but not `0x10`, `Infinity`, `1,5`, nothing, or what is
 * beyond the numbers of a network.
 */
export function toNumber(cell: string): number | undefined {
  const text = cell.charCodeAt(0) <= space ? cell.trim() : cell;
  const value = Number(text);
  if (text === '' || !(value >= -maxFloat32 && value <= maxFloat32)) return undefined;
  // Number() also reads 0x10, 0b1 and 0o7, which in a table are names of something.
  const second = text.charCodeAt(1) | lowerCaseBit;
  if (second >= letterA && second <= letterZ && second !== letterE) return undefined;
  return value;
}

/** True for a number that is beyond those of a network, such as `1e200`. */
export function isTooLarge(cell: string): boolean {
  return /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(cell) && toNumber(cell) === undefined;
}

/** What is said of {@link isTooLarge}. */
export const tooLargeHint = `Numbers go up to 3.4e38: divide those of the column by a power of ten, or take their logarithms.`;
