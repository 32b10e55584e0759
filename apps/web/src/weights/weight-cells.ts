import { divergingColour, type Colour, type DivergingScale } from '../colour/diverging.ts';

/** A rectangle of numbers out of a list: which number stands in which cell. */
export interface CellGrid {
  readonly width: number;
  readonly height: number;
  indexOf(column: number, row: number): number;
}

/** What comes into one unit, as a picture: shape [inputs, units], inputs in rows of the picture's width. */
export const unitGridOf = (unit: number, units: number, width: number, height: number): CellGrid => ({
  width,
  height,
  indexOf: (column, row) => (row * width + column) * units + unit,
});

/** A whole matrix as the notebook writes it, units × inputs, of numbers of the shape [inputs, units]. */
export const matrixGridOf = (inputs: number, units: number): CellGrid => ({
  width: inputs,
  height: units,
  indexOf: (column, row) => column * units + row,
});

/** One number for each unit, below each other. */
export const columnGridOf = (units: number): CellGrid => ({ width: 1, height: units, indexOf: (_, row) => row });

/** For numbers that are none: on neither side of the scale. */
const notFiniteColour: Colour = [240, 180, 41];

/** Red, green, blue and opacity of every cell, for `ImageData`. */
export function cellPixels(values: Float32Array, grid: CellGrid, limit: number, scale: DivergingScale): Uint8ClampedArray<ArrayBuffer> {
  const { width, height } = grid;
  const pixels = new Uint8ClampedArray(width * height * 4);
  let offset = 0;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const value = values[grid.indexOf(column, row)] ?? NaN;
      const [red, green, blue] = Number.isFinite(value) ? divergingColour(value, limit, scale) : notFiniteColour;
      pixels[offset++] = red;
      pixels[offset++] = green;
      pixels[offset++] = blue;
      pixels[offset++] = 255;
    }
  }
  return pixels;
}

/** Where a key leads from a cell; undefined for a key that leads nowhere. */
export function cellAfter(key: string, { column, row }: Cell, { width, height }: CellGrid): Cell | undefined {
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
