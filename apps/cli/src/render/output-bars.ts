import { printable } from '../printable.ts';
import type { Terminal } from '../terminal.ts';
import { blockOf, padTo, type Block } from './block.ts';

const eighths = ' ▏▎▍▌▋▊▉';

/** A network's outputs for one sample. */
export interface Outputs {
  readonly values: ArrayLike<number>;
  /** The meaning of each output. */
  readonly classes: readonly string[];
  /** The predicted class. */
  readonly prediction: number;
  /** The actual class, if known. */
  readonly label?: number | undefined;
}

/** A bar for each output, scaled to the largest one, at least 1; an output below 0 has none. */
export function renderOutputs({ values, classes, prediction, label }: Outputs, terminal: Terminal, width = 24): Block {
  const { chalk } = terminal;
  const paint: PaintBar = (line, _name, index) => {
    if (index === prediction) return label === undefined || label === index ? chalk.green(line) : chalk.red(line);
    return index === label ? chalk.yellow(line) : chalk.dim(line);
  };
  return renderBars({ names: classes, values }, terminal, paint, width);
}

/** Numbers, each with its name. */
export interface NamedValues {
  readonly names: readonly string[];
  readonly values: ArrayLike<number>;
}

/** Styles the line of a number. */
export type PaintBar = (line: string, name: string, index: number) => string;

/** A bar for each number, scaled to the largest one, at least 1; a number below 0 has none. */
export function renderBars({ names, values }: NamedValues, { isUnicode }: Terminal, paint: PaintBar, width = 24): Block {
  const numbers = Array.from(values);
  const scale = Math.max(1, ...numbers);
  const nameWidth = Math.max(...names.map((name) => printable(name).length));
  const lines = numbers.map((value, index) => {
    const name = names[index] ?? '';
    const shown = printable(name);
    const bar = padTo(width, barOf(Math.max(0, value) / scale, width, isUnicode));
    return paint(`${shown.padStart(nameWidth)} ${bar} ${value.toFixed(3).padStart(6)}`, name, index);
  });
  return blockOf(lines);
}

/** A bar of the given share of the width, precise to an eighth of a character in blocks, to a whole one in ASCII. */
export function barOf(share: number, width: number, isUnicode: boolean): string {
  if (!isUnicode) return '#'.repeat(Math.round(share * width));
  const parts = Math.round(share * width * 8);
  return '█'.repeat(Math.floor(parts / 8)) + (eighths[parts % 8] ?? '').trim();
}
