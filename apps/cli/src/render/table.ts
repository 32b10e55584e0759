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

/** On a terminal, the flexible columns share what the others leave, each as much of it as it needs of their sum. */
function fitColumns(
  rows: readonly (readonly string[])[],
  flexible: readonly number[],
  { isInteractive, columns }: Terminal,
): { readonly colWidths?: number[]; readonly wordWrap?: boolean } {
  if (!isInteractive || flexible.length === 0) return {};
  const needed = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => stringWidth(row[column] ?? ''))));
  const sumOf = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width, 0);
  const gaps = noLines.middle.length * (needed.length - 1);
  const wanted = sumOf(flexible.map((column) => needed[column] ?? 0));
  const left = columns - gaps - (sumOf(needed) - wanted);
  if (left >= wanted) return {};
  const colWidths = needed.map((width, column) =>
    flexible.includes(column) ? Math.max(minimumColumn, Math.floor((width / wanted) * left)) : width,
  );
  return { colWidths, wordWrap: true };
}

const minimumColumn = 12;
