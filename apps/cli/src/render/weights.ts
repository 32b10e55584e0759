import type { Parameter, Shape } from '@vitrum/core';
import { parameterStatistics, type Network } from '@vitrum/network';
import { formatCount, formatFigure } from '@vitrum/runs';
import { rowsOf, sizeOf, transpose } from '@vitrum/tensor';
import type { Terminal } from '../terminal.ts';
import { blockOf, stack } from './block.ts';
import { layoutGrid } from './grid.ts';
import { diverging, negativeColor, positiveColor } from './palette.ts';
import { renderPicture, type Picture } from './picture.ts';

/**
 * Draws every weight matrix: the first one as a picture per unit if the inputs are pixels, the others as heat maps with a row per
 * unit.
 *
 * @param count - Number of units of the first layer to draw.
 */
export function renderWeights(network: Network, count: number, terminal: Terminal): readonly string[] {
  const matrices = network.parameters.filter(({ value }) => value.shape.length === 2);
  const lines = matrices.flatMap((matrix) => {
    const seesInputs = matrix === matrices[0] && matrix.value.shape[0] === sizeOf(network.inputShape);
    const side = seesInputs ? pictureSide(network.inputShape) : undefined;
    return side === undefined ? drawMatrix(matrix, terminal) : drawUnits(matrix, side, count, terminal);
  });
  return [describeSigns(terminal), ...lines];
}

function describeSigns({ chalk, colorLevel, isUnicode }: Terminal): string {
  if (colorLevel < 2 || !isUnicode) return 'negative weights are = and -, positive ones # and +';
  return `${chalk.rgb(...negativeColor)('blue')} weights are negative, ${chalk.rgb(...positiveColor)('orange')} ones positive`;
}

/** The side of square inputs, if large enough to be a picture. */
function pictureSide(inputShape: Shape): number | undefined {
  const side = Math.sqrt(sizeOf(inputShape));
  return Number.isInteger(side) && side >= 5 ? side : undefined;
}

function drawUnits(matrix: Parameter, side: number, count: number, terminal: Terminal): readonly string[] {
  const scale = fullColor(matrix);
  const units = rowsOf(transpose(matrix.value)); // W is stored as [inputs, units]
  const shown = units.slice(0, count);
  const blocks = shown.map((weights, unit) => {
    const drawn = renderPicture({ width: side, height: side, values: weights.map((value) => value / scale) }, diverging, terminal);
    return stack([drawn, blockOf([terminal.chalk.dim(`unit ${unit}`)])]);
  });
  const rest = units.length - shown.length;
  const more = rest === 0 ? [] : ['', terminal.chalk.dim(`and ${formatCount(rest)} more units; --count ${units.length} draws all`)];
  return ['', ...title(matrix, scale, 'what each unit responds to', terminal), '', ...layoutGrid(blocks, terminal.columns), ...more];
}

function drawMatrix(matrix: Parameter, terminal: Terminal): readonly string[] {
  const scale = fullColor(matrix);
  const picture = widen(shrink(matrix, terminal.columns), terminal.columns);
  const scaled = { ...picture, values: Array.from(picture.values, (value) => value / scale) };
  return ['', ...title(matrix, scale, 'a row for each unit', terminal), '', ...renderPicture(scaled, diverging, terminal).lines];
}

/** The limit of the scale: the largest weight, or three standard deviations, so that a few large ones do not hide the rest. */
function fullColor({ value }: Parameter): number {
  const { minimum, maximum, standardDeviation } = parameterStatistics(value.data);
  return Math.min(Math.max(-minimum, maximum), 3 * standardDeviation) || 1;
}

function title({ name, value }: Parameter, scale: number, meaning: string, { chalk }: Terminal): readonly string[] {
  return [`${chalk.bold(name)}, ${value.shape.toReversed().join(' × ')}`, chalk.dim(`${meaning}; strongest from ±${formatFigure(scale, 2)} on`)];
}

/** A matrix as a picture of at most `columns` columns, averaging neighbors if there are more. */
function shrink({ value }: Parameter, columns: number): Picture {
  const { shape, data } = transpose(value); // a row for each unit
  const [height = 0, width = 0] = shape;
  const step = Math.ceil(width / columns);
  if (step <= 1) return { width, height, values: data };
  const shrunk = Math.ceil(width / step);
  const values = Array.from({ length: height * shrunk }, (_, i) => {
    const row = Math.floor(i / shrunk) * width;
    const start = (i % shrunk) * step;
    const part = data.subarray(row + start, row + Math.min(width, start + step));
    return parameterStatistics(part).mean;
  });
  return { width: shrunk, height, values };
}

/** Doubles small matrices in both directions if they fit, for legibility. */
function widen(picture: Picture, columns: number): Picture {
  const { width, height, values } = picture;
  if (2 * width > columns) return picture;
  const doubled = Array.from({ length: 4 * width * height }, (_, i) => {
    const [x, y] = [i % (2 * width), Math.floor(i / (2 * width))];
    return values[Math.floor(y / 2) * width + Math.floor(x / 2)] ?? 0;
  });
  return { width: 2 * width, height: 2 * height, values: doubled };
}
