import type { PictureForm } from '@vitrum/network';
import { kernelInput, kernelMosaic } from '../feature-maps/map-pixels.ts';
import type { KernelSize } from '../../shared/api/run.ts';
import { divergingColor, type Rgb, type DivergingScale } from '../color/diverging.ts';

/** A rectangular view of a list: which element is in which cell. */
export interface CellGrid {
  readonly width: number;
  readonly height: number;
  /** Undefined for a gap between two parts of the picture. */
  indexOf(column: number, row: number): number | undefined;
}

/** The weights into one unit as a picture, from shape [inputs, units], with inputs as the picture has them: a part for each channel. */
export const unitGridOf = (unit: number, units: number, picture: PictureForm): CellGrid => partsGrid(picture, (input) => input * units + unit);

/** A whole matrix, units × inputs, from shape [inputs, units]. */
export const matrixGridOf = (inputs: number, units: number): CellGrid => ({
  width: inputs,
  height: units,
  indexOf: (column, row) => column * units + row,
});

/** A column with one number for each unit. */
export const columnGridOf = (units: number): CellGrid => ({ width: 1, height: units, indexOf: (_, row) => row });

/** The kernel of a filter, of kernels one after the other: a part for each channel, with a gap between two. */
export function kernelGridOf(filter: number, kernel: KernelSize): CellGrid {
  const size = kernel.height * kernel.width * kernel.channels;
  return partsGrid(kernel, (input) => filter * size + input);
}

function partsGrid(form: PictureForm, indexOf: (input: number) => number): CellGrid {
  const mosaic = kernelMosaic(form);
  return {
    width: mosaic.width,
    height: mosaic.height,
    indexOf: (column, row) => {
      const input = kernelInput(form, mosaic, column, row);
      return input === undefined ? undefined : indexOf(input);
    },
  };
}

/** For non-finite numbers: on neither side of the scale. */
const notFiniteColor: Rgb = [240, 180, 41];

/** Red, green, blue and opacity of every cell, for `ImageData`. */
export function cellPixels(values: Float32Array, grid: CellGrid, limit: number, scale: DivergingScale): Uint8ClampedArray<ArrayBuffer> {
  const { width, height } = grid;
  const pixels = new Uint8ClampedArray(width * height * 4);
  let offset = 0;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const index = grid.indexOf(column, row);
      if (index === undefined) {
        offset += 4; // stays transparent
        continue;
      }
      const value = values[index] ?? NaN;
      const [red, green, blue] = Number.isFinite(value) ? divergingColor(value, limit, scale) : notFiniteColor;
      pixels[offset++] = red;
      pixels[offset++] = green;
      pixels[offset++] = blue;
      pixels[offset++] = 255;
    }
  }
  return pixels;
}

/** The cell that a key leads to, across gaps; undefined for other keys. */
export function cellAfter(key: string, cell: Cell, grid: CellGrid): Cell | undefined {
  const next = neighborOf(key, cell, grid);
  if (next === undefined || grid.indexOf(next.column, next.row) !== undefined) return next;
  const beyond = neighborOf(key, next, grid) ?? cell;
  return grid.indexOf(beyond.column, beyond.row) === undefined ? cell : beyond;
}

function neighborOf(key: string, { column, row }: Cell, { width, height }: CellGrid): Cell | undefined {
  switch (key) {
    case 'ArrowRight':
      return { column: Math.min(width - 1, column + 1), row };
    case 'ArrowLeft':
      return { column: Math.max(0, column - 1), row };
    case 'ArrowDown':
      return { column, row: Math.min(height - 1, row + 1) };
    case 'ArrowUp':
      return { column, row: Math.max(0, row - 1) };
    case 'Home':
      return { column: 0, row };
    case 'End':
      return { column: width - 1, row };
    default:
      return undefined;
  }
}

/** A cell of a grid. */
export interface Cell {
  readonly column: number;
  readonly row: number;
}
