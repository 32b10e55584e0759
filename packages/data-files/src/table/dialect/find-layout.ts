import { splitCells, splitRecords, type CellDivision } from '@vitrum/datasets/internal';
import type { ReadingDecision } from '@vitrum/core';
import type { TableForm } from '../options/table-form.ts';
import { looksNumeric } from './cell-type.ts';
import { findComments } from './find-comments.ts';
import { findDivision } from './find-division.ts';
import { countPreamble } from './find-preamble.ts';

/** Where a table begins in its text, and how its lines are divided. */
export interface TableLayout extends CellDivision {
  /** Number of lines before it. */
  readonly skipLines: number;
  /** The header's prefix that is not part of a name: `# width height`. */
  readonly headerMark: string;
  /** The missing first name in a header written by R for unnamed row names; otherwise empty. */
  readonly headerPrefix: string;
  /** The prefix of comment lines; empty for none. */
  readonly comment: string;
  readonly decisions: readonly ReadingDecision[];
  /** Notes on the layout. */
  readonly notes: readonly string[];
}

/** The line that declares a delimiter to Excel. */
const declaration = /^\uFEFF?"?sep=(.|\\t)"?\s*$/i;

/** Detects the layout of a table from the beginning of its text and the options. */
export function findLayout(path: string, beginning: string, form: TableForm): TableLayout {
  const lines = beginning.split(/\r\n|\n|\r/);
  const declared = form.skipLines === undefined ? declaration.exec(lines[0] ?? '')?.[1]?.replace(String.raw`\t`, '\t') : undefined;
  const start = form.skipLines ?? (declared === undefined ? 0 : 1);
  const found = form.comment === undefined ? findComments(lines.slice(start)) : undefined;
  const afterComments = start + (found?.lines ?? 0);
  const withoutComments = (from: number): string => lines.slice(from).filter((line) => found === undefined || !line.trimStart().startsWith(found.mark)).join('\n');
  const first = findDivision(path, withoutComments(afterComments), form, declared);
  const titles = form.skipLines === undefined && declared === undefined ? countPreamble(lines.slice(afterComments), first) : 0;
  const division = titles === 0 ? first : findDivision(path, withoutComments(afterComments + titles), form, declared);
  const isHeader = found !== undefined && titles === 0 && isMarkedHeader(lines, afterComments, found.mark, division);
  const skipLines = isHeader ? lastFilled(lines, afterComments) : afterComments + titles;
  const comment = form.comment ?? (isHeader && skipLines === start ? '' : (found?.mark ?? form.like?.comment ?? ''));
  return {
    delimiter: division.delimiter,
    quote: division.quote,
    skipLines,
    headerMark: isHeader ? found.mark : '',
    headerPrefix: isHeader ? '' : missingName(lines.slice(skipLines), division),
    comment,
    decisions: [
      ...division.decisions,
      ...(comment === '' ? [] : [{ subject: 'comment', value: comment, reason: form.comment === undefined ? 'the first lines begin with it' : 'the option says so', option: 'comment' }]),
      ...(skipLines === 0 ? [] : [{ subject: 'skipped lines', value: String(skipLines), reason: skipReason(form, declared, titles), option: 'skipLines' }]),
    ],
    notes: titles === 0 ? [] : [skipNote(path, skipLines, lines[afterComments] ?? '')],
  };
}

/**
 * True if the last comment has as many cells as the rows below it, and no numbers: it is the header, unless the first of these
 * rows is.
 */
function isMarkedHeader(lines: readonly string[], end: number, mark: string, division: CellDivision): boolean {
  const line = lines[lastFilled(lines, end)] ?? '';
  const names = splitCells(line.trimStart().slice(mark.length), division);
  const [row = [], ...others] = lines.slice(end, end + 20).filter((each) => each.trim() !== '').map((each) => splitCells(each, division));
  if (!row.some(looksNumeric) && others.some((cells) => cells.some(looksNumeric))) return false;
  return names.length > 1 && names.length === row.length && !names.some(looksNumeric);
}

/** The missing first name in a header that has one cell less than every row below it, as written by R. */
function missingName(lines: readonly string[], division: CellDivision): string {
  const [header = [], ...rows] = splitRecords(lines.join('\n'), division);
  const width = header.length + 1;
  const isShort = rows.length > 1 && header.length > 0 && !header.some(looksNumeric) && rows.slice(0, -1).every((row) => row.length === width && row.at(-1) !== '');
  if (!isShort) return '';
  const { delimiter, quote } = division;
  return delimiter === 'whitespace' ? `${quote}${quote} ` : delimiter === 'tabs' ? `${quote}${quote}\t` : delimiter;
}

/** The last line before `end` that is not empty. */
function lastFilled(lines: readonly string[], end: number): number {
  return lines.slice(0, end).findLastIndex((line) => line.trim() !== '');
}

function skipReason({ skipLines }: TableForm, declared: string | undefined, titles: number): string {
  if (skipLines !== undefined) return 'the option says so';
  if (declared !== undefined) return 'the line "sep=" is no row';
  return titles > 0 ? 'they have one cell, and the rows below have several' : 'they are comments';
}

function skipNote(path: string, skipLines: number, line: string): string {
  const shown = JSON.stringify(line.length > 60 ? `${line.slice(0, 60)}…` : line);
  return `${skipLines === 1 ? `The first line of ${path}, ${shown}, was` : `The first ${skipLines} lines of ${path}, from ${shown} on, were`} passed over: the rows below have several cells`;
}
