import Table from 'cli-table3';
import stringWidth from 'string-width';
import type { Terminal } from '../terminal.ts';

/** One column of a table. */
export interface Column {
  readonly head: string;
  /** Aligned to the right, for numbers. */
  readonly isNumeric?: boolean;
  /** Wrapped if the table is wider than the terminal. */
  readonly isFlexible?: boolean;
  readonly style?: (text: string) => string;
}

const noLines = {
  top: '', 'top-mid': '', 'top-left': '', 'top-right': '',
  bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '',
  left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: '  ',
} as const;
const minColumnWidth = 12;

/** Draws a table without lines: aligned columns below a header. */
export function renderTable(columns: readonly Column[], rows: readonly (readonly string[])[], terminal: Terminal): string {
  const widths = fitColumns(columns, rows, terminal);
  const table = new Table({
    head: columns.map(({ head }) => terminal.chalk.bold(head)),
    colAligns: columns.map(({ isNumeric = false }) => (isNumeric ? 'right' : 'left')),
    chars: noLines,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
    colWidths: [...widths],
    wordWrap: true,
  });
  for (const row of rows) {
    table.push(columns.map(({ style = plain }, column) => style(breakWords(row[column] ?? '', widths[column] ?? 0))));
  }
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

const plain = (text: string): string => text;

/** Splits words that are wider than a column, which the table library would truncate. */
function breakWords(text: string, width: number): string {
  return text.replaceAll(new RegExp(`\\S{${Math.max(1, width)}}(?=\\S)`, 'gu'), '$&\n');
}

/** On a terminal, flexible columns share the remaining width; what narrow ones do not need goes to wider ones. */
function fitColumns(columns: readonly Column[], rows: readonly (readonly string[])[], terminal: Terminal): readonly number[] {
  const widths = columns.map(({ head }, column) => Math.max(...[head, ...rows.map((row) => row[column] ?? '')].map((cell) => stringWidth(cell))));
  const widthOf = (column: number): number => widths[column] ?? 0;
  const flexible = columns.flatMap(({ isFlexible = false }, column) => (isFlexible ? [column] : []));
  const rigid = widths.filter((_, column) => !flexible.includes(column));
  let left = terminal.columns - noLines.middle.length * (columns.length - 1) - sumOf(rigid);
  if (!terminal.isInteractive || sumOf(flexible.map(widthOf)) <= left) return widths;
  for (const [done, column] of flexible.toSorted((a, b) => widthOf(a) - widthOf(b)).entries()) {
    const share = Math.floor(left / (flexible.length - done));
    widths[column] = Math.max(minColumnWidth, Math.min(widthOf(column), share));
    left -= widthOf(column);
  }
  return widths;
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
