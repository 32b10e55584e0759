import type { Parameter, Shape } from '@vitrum/core';
import { kernelPictures, parameterStatistics, type Network } from '@vitrum/network';
import { pictureFormOf } from '@vitrum/network/internal';
import { formatCounted, formatFigure } from '@vitrum/runs/internal';
import { rowsOf, sizeOf, transpose } from '@vitrum/tensor';
import type { Terminal } from '../terminal.ts';
import { blockOf, stack } from './block.ts';
import { layoutGrid } from './grid.ts';
import { renderKernels } from './kernels.ts';
import { diverging, negativeColor, positiveColor } from './palette.ts';
import { renderPicture, type Picture } from './picture.ts';

/**
 * Draws all weights: kernels as pictures, the first matrix as a picture per unit if the inputs are pixels, the others as heat maps with a
 * row per unit.
 *
 * @param count - Number of filters, and of units of the first layer, to draw.
 */
export function renderWeights(network: Network, count: number, terminal: Terminal): readonly string[] {
  const kernels = kernelPictures(network);
  const units = unitPictures(network);
  const lines = network.parameters.flatMap((matrix) => {
    const ofWindow = kernels.find(({ parameter }) => parameter === matrix.name);
    if (ofWindow !== undefined) return renderKernels(ofWindow, count, terminal);
    if (matrix.value.shape.length !== 2) return [];
    return units?.matrix === matrix ? drawUnits(units, count, terminal) : drawMatrix(matrix, terminal);
  });
  return [describeSigns(terminal), ...lines];
}

function describeSigns({ chalk, colorLevel, isUnicode }: Terminal): string {
  if (colorLevel < 2 || !isUnicode) return 'negative weights are = and -, positive ones # and +';
  return `${chalk.rgb(...negativeColor)('blue')} weights are negative, ${chalk.rgb(...positiveColor)('orange')} ones positive`;
}

/** What the units of a matrix over the pixels respond to. */
export interface UnitPictures {
  readonly matrix: Parameter;
  /** The weight that is drawn as −1 or 1. */
  readonly scale: number;
  readonly pictures: readonly Picture[];
}

/** The units that see the network's input, if that is a picture; undefined otherwise. */
export function unitPictures({ parameters: [matrix], inputShape }: Network): UnitPictures | undefined {
  const size = seenPicture(inputShape);
  if (matrix === undefined || size === undefined || matrix.value.shape.length !== 2 || matrix.value.shape[0] !== sizeOf(inputShape)) return undefined;
  const scale = fullColor(matrix);
  const pictures = rowsOf(transpose(matrix.value)).map((weights) => ({ ...size, values: weights.map((value) => value / scale) })); // W is stored as [inputs, units]
  return { matrix, scale, pictures };
}

const minSide = 5;

/** The size of a picture with one channel; a vector is one if it has a square number of inputs. Smaller ones are no pictures. */
function seenPicture(inputShape: Shape): { readonly width: number; readonly height: number } | undefined {
  const side = Math.sqrt(sizeOf(inputShape));
  const { height, width, channels } = pictureFormOf(inputShape) ?? { height: side, width: side, channels: 1 };
  return channels === 1 && Number.isInteger(width) && Math.min(width, height) >= minSide ? { width, height } : undefined;
}

function drawUnits({ matrix, scale, pictures }: UnitPictures, count: number, terminal: Terminal): readonly string[] {
  const shown = pictures.slice(0, count);
  const blocks = shown.map((picture, unit) => stack([renderPicture(picture, diverging, terminal), blockOf([terminal.chalk.dim(`unit ${unit}`)])]));
  const rest = pictures.length - shown.length;
  const more = rest === 0 ? [] : ['', terminal.chalk.dim(`and ${formatCounted(rest, 'more unit')}; --count ${pictures.length} draws all`)];
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
