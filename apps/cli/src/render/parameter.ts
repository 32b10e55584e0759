import type { ParameterChange } from '@vitrum/network';
import { formatFigure } from '@vitrum/runs/internal';
import type { ReadableParameter } from '../inspect-parameter.ts';
import { printable } from '../printable.ts';
import type { Terminal } from '../terminal.ts';
import { beside, blockOf, stack, type Block } from './block.ts';
import { renderNumbers } from './number-array.ts';
import { renderTable, type Column } from './table.ts';

/** Longer arrays are cut short, as NumPy does. */
const maxWhole = 1000;
/** Numbers printed from each end of an axis; fewer for two arrays side by side. */
const edges = [3, 2, 1] as const;
const gap = 3;

/** The numbers of a parameter, all of them or the ends of its axes. */
export function renderParameter(parameter: ReadableParameter, isFull: boolean, terminal: Terminal): string {
  return [headOf(parameter, terminal), '', ...numbersOf(parameter, isFull, terminal.columns).lines].join('\n');
}

/** A parameter of two models, side by side if they fit, otherwise stacked, and the changes. */
export function renderComparison(
  [before, after]: readonly [NamedParameter, NamedParameter],
  change: ParameterChange,
  isFull: boolean,
  terminal: Terminal,
): string {
  const { chalk, columns } = terminal;
  const titled = ({ title }: NamedParameter, numbers: Block): Block => stack([blockOf([chalk.bold(printable(title))]), numbers]);
  const half = Math.floor((columns - gap) / 2);
  const candidates = isFull ? [undefined] : edges;
  const pairs = candidates.map((edge) => [before, after].map((each) => titled(each, numbersOf(each.parameter, isFull, half, edge))));
  const fitting = pairs.find((pair) => pair.every(({ width }) => width <= half));
  const whole = [before, after].map((each) => titled(each, numbersOf(each.parameter, isFull, columns)));
  const drawn = fitting === undefined ? stack([whole[0] ?? blockOf([]), blockOf(['']), whole[1] ?? blockOf([])]) : beside(fitting, gap);
  const figures = [
    ['mean change', formatFigure(change.mean)],
    ['largest change', `${formatFigure(change.largest)} at [${change.place.join(', ')}]`],
    ['deviation', `${formatFigure(change.deviationBefore)} before, ${formatFigure(change.deviationAfter)} after`],
  ] as const;
  return [
    headOf(after.parameter, terminal),
    '',
    ...drawn.lines,
    '',
    ...figures.map(([label, figure]) => `${chalk.dim(label.padEnd(14))} ${figure}`),
  ].join('\n');
}

/** A parameter and its file. */
export interface NamedParameter {
  readonly title: string;
  readonly parameter: ReadableParameter;
}

const changeColumns: readonly Column[] = [
  { head: 'parameter' },
  ...['deviation before', 'after', 'mean change', 'largest change'].map((head) => ({ head, isNumeric: true })),
];

/** The changes in every parameter. */
export function renderChanges(changes: readonly (readonly [name: string, change: ParameterChange])[], terminal: Terminal): string {
  const rows = changes.map(([name, { deviationBefore, deviationAfter, mean, largest }]) => [
    printable(name),
    ...[deviationBefore, deviationAfter, mean, largest].map((figure) => formatFigure(figure)),
  ]);
  return renderTable(changeColumns, rows, terminal);
}

function headOf({ name, shape, axes }: ReadableParameter, { chalk }: Terminal): string {
  const meaning = axes === undefined ? '' : chalk.dim(`, ${axes}`);
  return `${chalk.bold(printable(name))}, ${shape.join(' × ')}${meaning}`;
}

function numbersOf({ values, shape }: ReadableParameter, isFull: boolean, columns: number, edge?: number): Block {
  const isWhole = isFull || (edge === undefined && values.length <= maxWhole);
  return renderNumbers(values, shape, { columns, ...(!isWhole && { edge: edge ?? edges[0] }) });
}
