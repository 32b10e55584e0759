/** What may stand between the cells; where two of them are as good, the first one is taken. */
export const delimiters = ['\t', ';', ','] as const;

/** How many lines are looked at. */
const lineCount = 20;

/**
 * The delimiter of a table: the one that stands equally often on each of the first lines, or at least most often on the first.
 * What stands in quotes does not count. A file that ends in `.tsv` or `.tab` has tabs.
 */
export function findDelimiter(path: string, beginning: string): string {
  if (/\.(tsv|tab)(\.gz)?$/i.test(path)) return '\t';
  const lines = countsByLine(beginning);
  const [first = []] = lines;
  const even = delimiters.findIndex((_, k) => (first[k] ?? 0) > 0 && lines.every((counts) => counts[k] === first[k]));
  if (even !== -1) return delimiters[even] ?? ',';
  const most = Math.max(...first, 1);
  return delimiters.find((_, k) => first[k] === most) ?? ',';
}

/** For each of the first lines that are not empty, how often each delimiter stands on it. */
function countsByLine(text: string): readonly (readonly number[])[] {
  const lines: number[][] = [];
  let counts = delimiters.map(() => 0);
  let [isQuoted, isEmpty] = [false, true];
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    if ((character === '\n' || character === '\r') && !isQuoted) {
      if (!isEmpty) lines.push(counts);
      if (lines.length === lineCount) return lines;
      counts = delimiters.map(() => 0);
      isEmpty = true;
      continue;
    }
    isEmpty = false;
    const k = isQuoted ? -1 : delimiters.findIndex((delimiter) => delimiter === character);
    if (k !== -1) counts[k] = (counts[k] ?? 0) + 1;
  }
  // The text may be cut short: its last line counts where it is the only one.
  return lines.length > 0 ? lines : [counts];
}
