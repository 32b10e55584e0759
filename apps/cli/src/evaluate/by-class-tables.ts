import { formatCount, formatPercent } from '@vitrum/runs/internal';
import type { Calibration, ClassReport, ClassShares } from '@vitrum/trainer';
import { printable } from '../printable.ts';
import { renderTable, type Column } from '../render/table.ts';
import type { Terminal } from '../terminal.ts';

const none = '–';
const percent = (share: number | undefined): string => (share === undefined ? none : formatPercent(100 * share));
const area = (value: number | undefined): string => (value === undefined ? none : value.toFixed(4));
const numeric = (head: string): Column => ({ head, isNumeric: true });

/** A row for each class, then the means. */
export function renderClassReport({ classes, macro, weighted }: ClassReport, terminal: Terminal): string {
  const cells = (name: string, shares: ClassShares, support: number): readonly string[] =>
    [name, percent(shares.precision), percent(shares.recall), percent(shares.f1), area(shares.rocAuc), area(shares.prAuc), formatCount(support)];
  const total = classes.reduce((sum, { support }) => sum + support, 0);
  const rows = [
    ...classes.map((each) => cells(printable(each.name), each, each.support)),
    ['', '', '', '', '', '', ''],
    cells('macro mean', macro, total),
    cells('weighted mean', weighted, total),
  ];
  const columns = [{ head: 'class' }, ...['precision', 'recall', 'F1', 'ROC-AUC', 'PR-AUC', 'samples'].map(numeric)];
  const table = renderTable(columns, rows, terminal);
  const isWhole = rows.every((row) => !row.includes(none));
  return isWhole ? table : `${table}\n${terminal.chalk.dim(`${none} is undefined: the class has no samples, or is never predicted; in the means of precision and recall it counts as 0`)}`;
}

/** A row for each bin that has answers. */
export function renderCalibration({ bins, error }: Calibration, terminal: Terminal): string {
  const rows = bins.flatMap(({ from, to, count, confidence, accuracy }) =>
    count === 0 ? [] : [[`${from.toFixed(2)} to ${to.toFixed(2)}`, percent(confidence), percent(accuracy), formatCount(count)]],
  );
  const table = renderTable([{ head: 'confidence' }, ...['mean', 'right', 'answers'].map(numeric)], rows, terminal);
  return `${table}\n${terminal.chalk.dim('expected calibration error')} ${error.toFixed(4)}`;
}
