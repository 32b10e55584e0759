import { formatCounted } from '@vitrum/runs/internal';
import type { Terminal } from '../terminal.ts';
import { beside, blockOf, center, stack, type Block } from './block.ts';
import { renderTable } from './table.ts';

/** Numbers of the inputs of a unit, under a title. */
export type WindowColumn = readonly [title: string, values: readonly number[]];

/** More channels, and more inputs of a vector, are counted. */
const [maxChannels, maxInputs] = [4, 8];
const gap = 4;

/**
 * Numbers of what a unit reads: as small matrices for each channel of a picture, or as a table of those with the largest last number.
 *
 * @param places - Of the inputs: [row, column, channel] or [row, column] in a picture, one index in a vector.
 */
export function renderWindow(places: readonly (readonly number[])[], columns: readonly WindowColumn[], terminal: Terminal): readonly string[] {
  return (places[0]?.length ?? 1) > 1 ? matrices(places, columns, terminal) : inputTable(places, columns, terminal);
}

function matrices(places: readonly (readonly number[])[], columns: readonly WindowColumn[], { chalk, columns: room }: Terminal): readonly string[] {
  const at = (axis: number): readonly number[] => [...new Set(places.map((place) => place[axis] ?? 0))].sort((one, other) => one - other);
  const [rows, cells, channels] = [at(0), at(1), at(2)];
  const shown = channels.slice(0, maxChannels);
  const blocks = shown.map((channel): readonly string[] => {
    const drawn = columns.map(([title, values]) => {
      const find = (row: number, cell: number): string => {
        const index = places.findIndex(([y, x, c = 0]) => y === row && x === cell && c === channel);
        return index === -1 ? '' : number(values[index] ?? NaN);
      };
      return matrixBlock(chalk.dim(title), rows.map((row) => cells.map((cell) => find(row, cell))));
    });
    const ofChannel = channels.length > 1 ? [chalk.dim(`channel ${channel}`)] : [];
    const line = beside(drawn, gap);
    return [...ofChannel, ...(line.width <= room ? line : stack(drawn)).lines];
  });
  const range = (name: string, list: readonly number[]): string => (list.length === 1 ? `${name} ${list[0] ?? 0}` : `${name}s ${list[0] ?? 0} to ${list.at(-1) ?? 0}`);
  const rest = channels.length - shown.length;
  return [
    chalk.dim(`${range('row', rows)} and ${range('column', cells)} of its input`),
    ...blocks.flatMap((lines, i) => (i === 0 ? lines : ['', ...lines])),
    ...(rest > 0 ? [chalk.dim(`and ${formatCounted(rest, 'more channel')}`)] : []),
  ];
}

function matrixBlock(title: string, cells: readonly (readonly string[])[]): Block {
  const width = Math.max(0, ...cells.flat().map((cell) => cell.length));
  const drawn = blockOf(cells.map((row) => row.map((cell) => cell.padStart(width)).join(' ')));
  const head = blockOf([title]);
  return stack([blockOf([center(Math.max(drawn.width, head.width), title).trimEnd()]), drawn]);
}

function inputTable(places: readonly (readonly number[])[], columns: readonly WindowColumn[], terminal: Terminal): readonly string[] {
  const last = columns.at(-1)?.[1] ?? [];
  const size = (input: number): number => Math.abs(last[input] ?? 0);
  const inputs = Array.from(places.keys()).sort((one, other) => size(other) - size(one)).slice(0, maxInputs);
  const heads = [{ head: 'input', isNumeric: true }, ...columns.map(([head]) => ({ head, isNumeric: true }))];
  const rows = inputs.map((input) => [String(places[input]?.[0] ?? input), ...columns.map(([, values]) => number(values[input] ?? NaN))]);
  const rest = places.length - inputs.length;
  return [renderTable(heads, rows, terminal), ...(rest > 0 ? [terminal.chalk.dim(`and ${formatCounted(rest, 'more input')}`)] : [])];
}

/** Four decimals; small numbers in scientific notation. */
function number(value: number): string {
  const size = Math.abs(value);
  return size !== 0 && size < 0.001 ? value.toExponential(1) : value.toFixed(4).replace(/^-(0\.0*)$/, '$1');
}
