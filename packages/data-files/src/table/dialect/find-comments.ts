/** Usual comment prefixes. */
const marks = ['#', '%', '//'] as const;

/** Comments at the beginning of a table. */
export interface FoundComments {
  readonly mark: string;
  /** The number of lines before the first one that is not a comment. */
  readonly lines: number;
}

/** Finds leading lines that share a comment prefix, unless most lines do: then it belongs to their first cells. */
export function findComments(lines: readonly string[]): FoundComments | undefined {
  const filled = lines.filter((line) => line.trim() !== '');
  const mark = marks.find((each) => filled[0]?.trimStart().startsWith(each));
  if (mark === undefined) return undefined;
  const isComment = (line: string): boolean => line.trimStart().startsWith(mark);
  if (filled.filter(isComment).length * 2 > filled.length && filled.length > 2) return undefined;
  const end = lines.findIndex((line) => line.trim() !== '' && !isComment(line));
  return end === -1 ? undefined : { mark, lines: end };
}
