import { formatValue } from '@vitrum/runs/internal';
import type { Sample } from '../predict/sample.ts';
import { isRight, type ClassVerdict, type LabelsVerdict, type NumbersVerdict, type Verdict } from '../predict/verdict.ts';
import { printable } from '../printable.ts';
import type { Terminal } from '../terminal.ts';
import { beside, blockOf, stack, type Block } from './block.ts';
import { cutText } from './cut-text.ts';
import { renderBars, renderOutputs } from './output-bars.ts';
import { gray } from './palette.ts';
import { fitPicture, renderPicture } from './picture.ts';

/** The displayed part of a {@link Sample}. */
export type ShownSample = Pick<Sample, 'source' | 'text' | 'picture'>;

const minBarsWidth = 44;

/** Draws a sample beside its prediction, or above it if the terminal is too narrow. */
export function renderPrediction({ source, text, picture }: ShownSample, verdict: Verdict, terminal: Terminal): readonly string[] {
  const { chalk, columns } = terminal;
  const head = [chalk.dim(printable(source)), ...(text === undefined ? [] : [printable(cutText(text, columns))])];
  const said = stack([blockOf(head), describeVerdict(verdict, terminal)]);
  if (picture === undefined) return [...said.lines, ''];
  const drawn = renderPicture(fitPicture(picture, columns), gray, terminal);
  const isWide = columns >= drawn.width + minBarsWidth;
  const block: Block = isWide ? beside([drawn, said], 3) : stack([drawn, said]);
  return [...block.lines, ''];
}

function describeVerdict(verdict: Verdict, terminal: Terminal): Block {
  switch (verdict.kind) {
    case 'class':
      return stack([blockOf([describeClass(verdict, terminal), '']), renderOutputs(verdict, terminal)]);
    case 'numbers':
      return describeNumbers(verdict, terminal);
    case 'labels':
      return stack([blockOf([describeLabels(verdict, terminal), '']), describeAllLabels(verdict, terminal)]);
  }
}

function describeClass({ classes, prediction, label }: ClassVerdict, { chalk, isUnicode }: Terminal): string {
  const name = printable(classes[prediction] ?? String(prediction));
  if (label === undefined) return chalk.bold(name);
  const [right, wrong] = signs(isUnicode);
  if (label === prediction) return chalk.bold.green(`${right} ${name}`);
  return chalk.bold.red(`${wrong} ${name}`) + `, it is ${chalk.yellow(printable(classes[label] ?? String(label)))}`;
}

function describeNumbers({ names: given, values, targets }: NumbersVerdict, { chalk }: Terminal): Block {
  const names = given.map(printable);
  const width = Math.max(...names.map((name) => name.length));
  const lines = values.map((value, i) => {
    const target = targets?.[i];
    const known = target === undefined ? '' : `, it is ${chalk.yellow(formatValue(target))}`;
    return `${(names[i] ?? '').padEnd(width)} ${chalk.bold(formatValue(value))}${known}`;
  });
  return blockOf(lines);
}

function describeLabels(verdict: LabelsVerdict, { chalk, isUnicode }: Terminal): string {
  const { prediction, targets } = verdict;
  const list = (names: readonly string[]): string => (names.length === 0 ? 'none of them' : names.map(printable).join(', '));
  if (targets === undefined) return chalk.bold(list(prediction));
  const [right, wrong] = signs(isUnicode);
  if (isRight(verdict) === true) return chalk.bold.green(`${right} ${list(prediction)}`);
  return chalk.bold.red(`${wrong} ${list(prediction)}`) + `, it is ${chalk.yellow(list(targets))}`;
}

function describeAllLabels({ names, values, prediction, targets }: LabelsVerdict, terminal: Terminal): Block {
  const { chalk } = terminal;
  return renderBars({ names, values }, terminal, (line, name) => {
    const isNamed = prediction.includes(name);
    if (targets === undefined || targets.includes(name) === isNamed) return isNamed ? chalk.green(line) : chalk.dim(line);
    return isNamed ? chalk.red(line) : chalk.yellow(line);
  });
}

const signs = (isUnicode: boolean): readonly [right: string, wrong: string] => (isUnicode ? ['✓', '✗'] : ['right:', 'wrong:']);
