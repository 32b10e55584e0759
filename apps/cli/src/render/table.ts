import Table from 'cli-table3';
import stringWidth from 'string-width';
import type { Terminal } from '../terminal.ts';

/** What a table is made of. */
export interface TableContent {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns of numbers, which end at the same place. */
  readonly numeric?: readonly number[];
  /** Columns that are broken into lines where the table is wider than the terminal. */
  readonly flexible?: readonly number[];
}

const noLines = {
  top: '', 'top-mid': '', 'top-left': '', 'top-right': '',
  bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '',
  left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: '  ',
} as const;

/** Draws a table without lines: aligned columns below a head. */
export function renderTable({ head, rows, numeric = [], flexible = [] }: TableContent, terminal: Terminal): string {
  const table = new Table({
    head: head.map((name) => terminal.chalk.bold(name)),
    colAligns: head.map((_, column) => (numeric.includes(column) ? 'right' : 'left')),
    chars: noLines,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
    ...fitColumns([head, ...rows], flexible, terminal),
  });
  table.push(...rows.map((row) => [...row]));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

/** On a terminal, the flexible columns share what the others leave; what a narrow one does not need is for the wider. */
function fitColumns(
  rows: readonly (readonly string[])[],
  flexible: readonly number[],
  { isInteractive, columns }: Terminal,
): { readonly colWidths?: number[]; readonly wordWrap?: boolean } {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => stringWidth(row[column] ?? ''))));
  const widthOf = (column: number): number => widths[column] ?? 0;
  const rigid = widths.filter((_, column) => !flexible.includes(column));
  const gaps = noLines.middle.length * (widths.length - 1);
  let left = columns - gaps - rigid.reduce((sum, width) => sum + width, 0);
  const wanted = flexible.reduce((sum, column) => sum + widthOf(column), 0);
  if (!isInteractive || wanted <= left) return {};
  for (const [done, column] of [...flexible].sort((a, b) => widthOf(a) - widthOf(b)).entries()) {
    const share = Math.floor(left / (flexible.length - done));
    widths[column] = Math.max(narrowestColumn, Math.min(widthOf(column), share));
    left -= widthOf(column);
  }
  return { colWidths: widths, wordWrap: true };
}

const narrowestColumn = 12;
