/** Usual marks of missing values, in lower case. */
export const usualMissingMarks: readonly string[] = [
  'na', 'n/a', 'nan', '?', 'null',
  '#n/a', '#na', '<na>', String.raw`\n`,
  '#div/0!', '#value!', '#ref!', '#num!', '#name?', '#null!',
];

const known: ReadonlySet<string> = new Set(usualMissingMarks);
const maxLength = Math.max(...usualMissingMarks.map(({ length }) => length));

const space = 32;
const capitalN = 78;
/** From here on there are further characters that trim() removes. */
const noBreakSpace = 160;
/** The possible first characters of a mark: `#`, `<`, `?`, `\`, `N` and `n`. */
const firstCharacters: ReadonlySet<number> = new Set([35, 60, 63, 92, capitalN, 110]);

/** True for an empty cell or white space. */
export function isBlank(cell: string): boolean {
  const first = cell.charCodeAt(0);
  // The common case, and the fast one; for an empty text, NaN fails every comparison.
  return first > space && first < noBreakSpace ? false : cell.trim() === '';
}

/**
 * True for a missing value: blank, or `NA`, `N/A`, `NaN`, `?`, `null`, `#N/A` and the like, in any case and with surrounding
 * spaces.
 */
export function isUsualMissing(cell: string): boolean {
  const first = cell.charCodeAt(0);
  if (first > space && first < noBreakSpace && !firstCharacters.has(first)) return false;
  const trimmed = cell.trim();
  return trimmed === '' || (trimmed.length <= maxLength && known.has(trimmed.toLowerCase()));
}
