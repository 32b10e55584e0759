import { invalidTable, placeOf } from './invalid-table.ts';
import { maxRowBytes, type TextFile } from './text-file.ts';

/** Some lines of a text, without their ends. */
export interface LineBatch {
  readonly lines: readonly string[];
  /** The number of the first of them, from 1 on. */
  readonly first: number;
}

/**
 * The lines of a file, which may end in any of the usual ways.
 *
 * @throws the errors of reading; VITRUM_INVALID_TABLE for a line that is too long
 */
export async function* readLines(file: TextFile): AsyncGenerator<LineBatch> {
  let first = 1;
  let rest = '';
  for await (const text of file.read()) {
    const lines = splitLines(rest + text);
    rest = lines.pop() ?? '';
    if (rest.length > maxRowBytes) throw tooLong(file.path, first + lines.length);
    if (lines.length === 0) continue;
    yield { lines, first };
    first += lines.length;
  }
  if (rest !== '') yield { lines: splitLines(rest).slice(0, rest.endsWith('\r') ? -1 : undefined), first };
}

/** A \r at the end is kept for later: it may be the first half of \r\n. */
function splitLines(text: string): string[] {
  if (!text.includes('\r')) return text.split('\n');
  return text.split(/\r\n|\n|\r(?!$)/);
}

function tooLong(path: string, line: number): Error {
  return invalidTable(
    `${placeOf(path, line)}: the line is longer than ${maxRowBytes.toLocaleString('en-US')} characters.`,
    'Check that the file has a sample on each line.',
  );
}
