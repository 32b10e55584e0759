import { invalidTable, placeOf } from '../invalid-table.ts';
import { maxRowBytes, type TextFile } from './text-file.ts';

/** Consecutive lines of a text, without line endings. */
export interface LineBatch {
  readonly lines: readonly string[];
  /** The number of the first line, from 1. */
  readonly first: number;
}

/**
 * The lines of a file, with any usual line endings.
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

/** A trailing \r is held back: it may be the first half of \r\n. */
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
