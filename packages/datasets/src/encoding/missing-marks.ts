/** What people and programs write where a value is missing, in lower case. */
export const usualMissingMarks: readonly string[] = [
  'na', 'n/a', 'nan', '?', 'null',
  '#n/a', '#na', '<na>', String.raw`\n`,
  '#div/0!', '#value!', '#ref!', '#num!', '#name?', '#null!',
];

const known: ReadonlySet<string> = new Set(usualMissingMarks);
const maxLength = Math.max(...usualMissingMarks.map(({ length }) => length));

const space = 32;
const capitalN = 78;
/** From here on there are spaces again that trim() knows. */
const noBreakSpace = 160;
/** The first characters of the marks but for letters: `#`, `<`, `?`, `\`. */
const firstCharacters: ReadonlySet<number> = new Set([35, 60, 63, 92, capitalN, 110]);

/** True for a cell of nothing but blanks. */
export function isBlank(cell: string): boolean {
  const first = cell.charCodeAt(0);
  // The common case, and the fast one; an empty text has NaN here, which is not above anything.
  return first > space && first < noBreakSpace ? false : cell.trim() === '';
}

/** True for a cell without a value: blank, or `NA`, `N/A`, `NaN`, `?`, `null`, `#N/A` and the like, in any case and with spaces around it. */
export function isUsualMissing(cell: string): boolean {
  const first = cell.charCodeAt(0);
  if (first > space && first < noBreakSpace && !firstCharacters.has(first)) return false;
  const trimmed = cell.trim();
  return trimmed === '' || (trimmed.length <= maxLength && known.has(trimmed.toLowerCase()));
}
