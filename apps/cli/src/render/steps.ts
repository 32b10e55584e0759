import type { Sample } from '../predict/sample.ts';
import { printable } from '../printable.ts';
import type { Terminal } from '../terminal.ts';
import { blockOf, center, stack } from './block.ts';
import { grayPicture } from './gray-picture.ts';
import { layoutGrid } from './grid.ts';
import { gray } from './palette.ts';
import { fitPicture, renderPicture } from './picture.ts';

const widest = 36;

/** Draws the preprocessing of a digit: the picture after each step, with a description below. */
export function renderSteps({ source, steps = [] }: Pick<Sample, 'source' | 'steps'>, terminal: Terminal): string {
  if (steps.length === 0) return `${printable(source)}: not prepared as a digit, so that there are no steps.\n`;
  const blocks = steps.map(({ name, picture }) => {
    const drawn = renderPicture(fitPicture(grayPicture(picture), Math.min(widest, terminal.columns)), gray, terminal);
    return stack([drawn, blockOf([center(drawn.width, terminal.chalk.bold(name))])]);
  });
  const captions = steps.map(({ name, description }) => `${terminal.chalk.bold(name)}: ${description}`);
  return `${[...layoutGrid(blocks, terminal.columns), '', ...captions].join('\n')}\n`;
}
