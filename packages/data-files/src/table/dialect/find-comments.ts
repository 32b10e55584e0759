/** What lines begin with that are remarks, in files that programs write. */
const marks = ['#', '%', '//'] as const;

/** Remarks at the beginning of a table. */
export interface FoundComments {
  readonly mark: string;
  /** How many lines there are before the first one that is none. */
  readonly lines: number;
}

/** Lines at the beginning that all begin with one mark, unless most of the lines do: then it is a part of their first cells. */
export function findComments(lines: readonly string[]): FoundComments | undefined {
  const filled = lines.filter((line) => line.trim() !== '');
  const mark = marks.find((each) => filled[0]?.trimStart().startsWith(each));
  if (mark === undefined) return undefined;
  const isComment = (line: string): boolean => line.trimStart().startsWith(mark);
  if (filled.filter(isComment).length * 2 > filled.length && filled.length > 2) return undefined;
  const end = lines.findIndex((line) => line.trim() !== '' && !isComment(line));
  return end === -1 ? undefined : { mark, lines: end };
}
