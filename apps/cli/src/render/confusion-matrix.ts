import { formatPercent } from '@vitrum/runs/internal';
import { printable } from '../printable.ts';
import type { Terminal } from '../terminal.ts';
import { rightColor, shadeOf, wrongColor } from './palette.ts';

/**
 * Draws a confusion matrix: a row for each class, a column for each prediction, and the correct share of the row. With colors, a
 * cell is brighter the larger its share of the row.
 */
export function renderConfusion(confusion: readonly (readonly number[])[], names: readonly string[], terminal: Terminal): string {
  const classes = names.map(printable);
  const width = Math.max(...confusion.flat().map((count) => String(count).length), ...classes.map((name) => name.length)) + 2;
  const nameWidth = Math.max('actual'.length, ...classes.map((name) => name.length));
  const head = `${'actual'.padEnd(nameWidth)}${classes.map((name) => name.padStart(width)).join('')}   right`;
  const rows = confusion.map((row, actual) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    const cells = row.map((count, predicted) => cell(count, total, actual === predicted, width, terminal));
    const share = total === 0 ? '' : formatPercent((100 * (row[actual] ?? 0)) / total).padStart(9);
    return `${(classes[actual] ?? '').padEnd(nameWidth)}${cells.join('')} ${share}`.trimEnd();
  });
  const title = `${' '.repeat(nameWidth)}${'predicted'.padStart(width + 'predicted'.length - 1)}`;
  return [terminal.chalk.dim(title), terminal.chalk.bold(head), ...rows].join('\n');
}

/** Uses the square root of the share, so that few mistakes are visible. */
function cell(count: number, total: number, isRight: boolean, width: number, { chalk, colorLevel }: Terminal): string {
  const text = (count === 0 ? '·' : String(count)).padStart(width);
  if (count === 0) return chalk.dim(text);
  if (colorLevel < 2) return text;
  const share = isRight ? count / total : Math.min(1, 2 * Math.sqrt(count / total));
  return chalk.bgRgb(...shadeOf(isRight ? rightColor : wrongColor, share)).rgb(255, 255, 255)(text);
}
