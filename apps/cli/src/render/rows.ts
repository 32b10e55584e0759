import { formatCounted } from '@vitrum/runs/internal';
import stringWidth from 'string-width';
import type { Rows } from '../show/rows.ts';
import type { Terminal } from '../terminal.ts';
import { cutText } from './cut-text.ts';
import { renderTable } from './table.ts';

const gap = 2;
const maxCellWidth = 60;

/** Draws samples as a table with a header; columns that do not fit are counted. */
export function renderRows({ heads, cells }: Rows, terminal: Terminal): string {
  const { chalk, columns } = terminal;
  const shown = [heads, ...cells].map((row) => row.map((cell) => cutText(cell, Math.min(maxCellWidth, columns))));
  const widths = heads.map((_, column) => Math.max(...shown.map((row) => stringWidth(row[column] ?? ''))));
  const kept = fittingColumns(widths, columns);
  const isNumeric = (column: number): boolean => cells.every((row) => /^[-+\d.e]*$/.test(row[column] ?? ''));
  const table = renderTable(
    kept.map((column) => ({
      head: shown[0]?.[column] ?? '',
      isNumeric: isNumeric(column),
      ...(column === heads.length - 1 && { style: chalk.bold }),
      ...(column === 0 && { style: chalk.dim }),
    })),
    shown.slice(1).map((row) => kept.map((column) => row[column] ?? '')),
    terminal,
  );
  const hidden = heads.length - kept.length;
  return hidden === 0 ? table : `${table}\n${chalk.dim(`and ${formatCounted(hidden, 'more column')}`)}`;
}

/** The last column, and as many of the first ones as fit beside it. */
function fittingColumns(widths: readonly number[], room: number): readonly number[] {
  const last = widths.length - 1;
  const kept: number[] = [];
  let used = widths[last] ?? 0;
  for (let column = 0; column < last; column++) {
    used += (widths[column] ?? 0) + gap;
    if (used > room && kept.length > 1) break;
    kept.push(column);
  }
  return [...kept, last];
}
