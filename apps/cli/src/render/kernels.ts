import type { Kernels } from '@vitrum/network';
import { channelOf, kernelOf } from '@vitrum/network/internal';
import { formatCounted, formatFigure } from '@vitrum/runs/internal';
import type { Terminal } from '../terminal.ts';
import { beside, blockOf, stack } from './block.ts';
import { layoutGrid } from './grid.ts';
import { diverging } from './palette.ts';
import { renderPicture, type Picture } from './picture.ts';

const gap = 2;
/** A small window is drawn about this wide. */
const usualWidth = 6;

/**
 * Draws kernels as pictures on a scale with zero in its middle: one for each filter where the input has one channel, otherwise one for
 * each filter and channel, side by side.
 *
 * @param count - Number of filters to draw.
 */
export function renderKernels(kernels: Kernels, count: number, terminal: Terminal): readonly string[] {
  const { parameter, height, width, channels, filters, limit } = kernels;
  const { chalk, columns } = terminal;
  const shown = Math.min(count, filters);
  const blocks = Array.from({ length: shown }, (_, filter) => {
    const drawn = picturesOf(kernels, filter, terminal).map((picture) => renderPicture(enlarge(picture), diverging, terminal));
    const fitting = drawn.slice(0, Math.max(1, Math.floor((columns + gap) / ((drawn[0]?.width ?? 1) + gap))));
    const rest = drawn.length - fitting.length;
    const more = rest === 0 ? '' : ` and ${formatCounted(rest, 'more channel')}`;
    return stack([beside(fitting, gap), blockOf([chalk.dim(`filter ${filter}${more}`)])]);
  });
  const meaning = isColored(kernels, terminal)
    ? 'the window of each filter in red, green and blue, with zero as gray'
    : channels === 1 ? 'the window of each filter'
    : 'the window of each filter, channel by channel from left to right';
  const more = shown === filters ? [] : ['', chalk.dim(`and ${formatCounted(filters - shown, 'more filter')}; --count ${filters} draws all`)];
  return [
    '',
    `${chalk.bold(parameter)}, ${filters} ${filters === 1 ? 'filter' : 'filters'} of ${height} × ${width} × ${channels}`,
    chalk.dim(`${meaning}; from −${formatFigure(limit, 2)} to ${formatFigure(limit, 2)}`),
    '',
    ...layoutGrid(blocks, columns),
    ...more,
  ];
}

function picturesOf(kernels: Kernels, filter: number, terminal: Terminal): readonly Picture[] {
  const colors = isColored(kernels, terminal) ? colorPicture(kernels, filter) : undefined;
  return colors === undefined ? channelPictures(kernels, filter) : [colors];
}

const isColored = (kernels: Kernels, { colorLevel, isUnicode }: Terminal): boolean => colorLevel >= 2 && isUnicode && colorPicture(kernels, 0) !== undefined;

/** A filter that sees the red, green and blue of the network's input, with zero as gray; undefined for others. */
export function colorPicture(kernels: Kernels, filter: number): Picture | undefined {
  const { layer, height, width, channels, limit } = kernels;
  if (layer !== 0 || channels !== 3) return undefined;
  return { width, height, channels, values: kernelOf(kernels, filter).map((w) => (1 + w / (limit || 1)) / 2) };
}

/** Every channel of one filter, from −1 to 1. */
export function channelPictures(kernels: Kernels, filter: number): readonly Picture[] {
  const { height, width, channels, limit } = kernels;
  const numbers = kernelOf(kernels, filter);
  return Array.from({ length: channels }, (_, channel) => ({ width, height, values: channelOf(kernels, numbers, channel).map((w) => w / (limit || 1)) }));
}

/** Squares of equal numbers: an even number of rows each, since a line of text has two. */
function enlarge({ width, height, values, channels = 1 }: Picture): Picture {
  const factor = 2 * Math.max(1, Math.round(usualWidth / width / 2));
  const large = { width: width * factor, height: height * factor };
  const numbers = Array.from({ length: large.width * large.height * channels }, (_, i) => {
    const cell = Math.floor(i / channels);
    const [x, y] = [Math.floor((cell % large.width) / factor), Math.floor(Math.floor(cell / large.width) / factor)];
    return values[(y * width + x) * channels + (i % channels)] ?? 0;
  });
  return { ...large, values: numbers, channels };
}
