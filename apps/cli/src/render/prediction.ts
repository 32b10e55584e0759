import type { Terminal } from '../terminal.ts';
import { beside, blockOf, stack, type Block } from './block.ts';
import { renderOutputs, type Outputs } from './output-bars.ts';
import { grey } from './palette.ts';
import { renderPicture, type Picture } from './picture.ts';

/** A sample and what a network says about it. */
export interface Prediction {
  readonly source: string;
  readonly picture: Picture | undefined;
  readonly outputs: Outputs;
}

const narrowestBars = 44;

/** Draws a sample beside its prediction; below it where the terminal is too narrow. */
export function renderPrediction({ source, picture, outputs }: Prediction, terminal: Terminal): readonly string[] {
  const verdict = blockOf([describeVerdict(outputs, terminal), '']);
  const said = stack([blockOf([terminal.chalk.dim(source)]), verdict, renderOutputs(outputs, terminal)]);
  if (picture === undefined) return [...said.lines, ''];
  const drawn = renderPicture(picture, grey, terminal);
  const isWide = terminal.columns >= drawn.width + narrowestBars;
  const block: Block = isWide ? beside([drawn, said], 3) : stack([drawn, said]);
  return [...block.lines, ''];
}

function describeVerdict({ classes, prediction, label }: Outputs, { chalk, isUnicode }: Terminal): string {
  const name = classes[prediction] ?? String(prediction);
  if (label === undefined) return chalk.bold(name);
  const [right, wrong] = isUnicode ? ['✓', '✗'] : ['right:', 'wrong:'];
  if (label === prediction) return chalk.bold.green(`${right} ${name}`);
  return chalk.bold.red(`${wrong} ${name}`) + `, it is ${chalk.yellow(classes[label] ?? String(label))}`;
}
