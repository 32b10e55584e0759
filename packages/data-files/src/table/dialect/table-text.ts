import type { TextFile } from '../cells/text-file.ts';
import type { TableLayout } from './find-layout.ts';

/** The text of a table without its preamble, and with a normalized header: without a prefix, with all names. */
export async function* tableText(
  file: TextFile,
  { skipLines, headerMark, headerPrefix }: Pick<TableLayout, 'skipLines' | 'headerMark' | 'headerPrefix'>,
): AsyncGenerator<string> {
  let left = skipLines;
  let rest = '';
  let isHeaderDue = headerMark !== '' || headerPrefix !== '';
  for await (const text of file.read()) {
    rest += text;
    while (left > 0) {
      const end = /\r\n|\n|\r(?!$)/.exec(rest);
      if (end === null) break;
      rest = rest.slice(end.index + end[0].length);
      left--;
    }
    if (left > 0) continue;
    if (isHeaderDue) rest = headerPrefix + rest.trimStart().slice(headerMark.length).trimStart();
    isHeaderDue = false;
    if (rest !== '') yield rest;
    rest = '';
  }
}
