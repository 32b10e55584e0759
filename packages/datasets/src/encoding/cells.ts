/** What people and programs write where a value is missing, in lower case. */
const missingMarks: ReadonlySet<string> = new Set(['', 'na', 'n/a', 'nan', '?', 'null']);
const longestMark = 4;

const space = 32;
const questionMark = 63;
const capitalN = 78;
/** Makes a capital letter small. */
const lowerCaseBit = 32;
const letterA = 97;
const letterE = 101;
const letterN = 110;
/** From here on there are spaces again that trim() knows. */
const noBreakSpace = 160;

/** True for a cell without a value: empty, `NA`, `N/A`, `NaN`, `?`, `null`, in any case and with spaces around it. */
export function isMissing(cell: string): boolean {
  const first = cell.charCodeAt(0);
  // The common case, and the fast one; an empty text has NaN here, which is not above anything.
  if (first > space && first !== letterN && first !== capitalN && first !== questionMark && first < noBreakSpace) return false;
  const trimmed = cell.trim();
  return trimmed.length <= longestMark && missingMarks.has(trimmed.toLowerCase());
}

/** The largest number of 32 bits. */
const largest = 3.4028234663852886e38;

/**
 * The number that a cell holds, or undefined: `5`, `-1.5e3`, ` 7 `, but not `0x10`, `Infinity`, `1,5`, nothing, or what is
 * beyond the numbers of a network.
 */
export function toNumber(cell: string): number | undefined {
  const text = cell.charCodeAt(0) <= space ? cell.trim() : cell;
  const value = Number(text);
  if (text === '' || !(value >= -largest && value <= largest)) return undefined;
  // Number() also reads 0x10, 0b1 and 0o7, which in a table are names of something.
  const second = text.charCodeAt(1) | lowerCaseBit;
  if (second >= letterA && second !== letterE) return undefined;
  return value;
}
