import type { BrightnessGrid } from './brightness-grid.ts';
import { median } from './median.ts';
import { solveSymmetric } from './solve.ts';

/** Brightness of the background at a point; coordinates run from −1 to 1 across the picture. */
export type LightSurface = (x: number, y: number) => number;

/** Minimum number of border cells for a curved surface; smaller pictures get a constant one. */
const minBorder = 24;
const [borderRounds, innerRounds] = [20, 4];
/** Lower bound of distances in brightness, which keeps a cell on the surface from getting all the weight. */
const nearest = 0.05;

/**
 * Fits the background's illumination: c₀ + c₁x + c₂y + c₃x² + c₄xy + c₅y², which models a lamp at one side and dark corners.
 * First to the border by least absolute deviations, so that ink touching the border has little influence; then to all cells near
 * the surface.
 *
 * @param grid - The picture in few, averaged cells.
 */
export function fitLight(grid: BrightnessGrid): LightSurface {
  const border = borderCells(grid);
  const valuesAt = (cells: readonly number[]): number[] => cells.map((cell) => grid.values[cell] ?? 0);
  if (border.length < minBorder) {
    const level = median(valuesAt(border));
    return () => level;
  }
  const along = fitSurface(grid, border, borderRounds);
  const distances = grid.values.map((value, cell) => Math.abs(value - along(...placeOf(cell, grid))));
  // The surface is known no better than its median distance from the border.
  const spread = median(border.map((cell) => distances[cell] ?? 0));
  const near = [...grid.values.keys()].filter((cell) => (distances[cell] ?? 0) <= 4 * spread + 1);
  return near.length < minBorder ? along : fitSurface(grid, near, innerRounds);
}

/** Least absolute deviations by iteratively reweighted least squares, with weights 1 / |distance|. */
function fitSurface(grid: BrightnessGrid, cells: readonly number[], rounds: number): LightSurface {
  const terms = cells.map((cell) => termsAt(...placeOf(cell, grid)));
  const targets = cells.map((cell) => grid.values[cell] ?? 0);
  const weights = new Float64Array(cells.length).fill(1);
  let surface: LightSurface = () => 0;
  for (let round = 0; round < rounds; round++) {
    const coefficients = weightedLeastSquares(terms, targets, weights);
    surface = surfaceOf(coefficients);
    cells.forEach((cell, i) => {
      weights[i] = 1 / Math.max(nearest, Math.abs((targets[i] ?? 0) - surface(...placeOf(cell, grid))));
    });
  }
  return surface;
}

function weightedLeastSquares(terms: readonly (readonly number[])[], targets: readonly number[], weights: Float64Array): Float64Array {
  const size = terms[0]?.length ?? 0;
  const [matrix, rightSide] = [new Float64Array(size * size), new Float64Array(size)];
  terms.forEach((row, cell) => {
    const weight = weights[cell] ?? 0;
    row.forEach((a, i) => {
      rightSide[i] = (rightSide[i] ?? 0) + weight * a * (targets[cell] ?? 0);
      row.forEach((b, j) => (matrix[i * size + j] = (matrix[i * size + j] ?? 0) + weight * a * b));
    });
  });
  // A small ridge term determines what the cells leave open, as in a picture of one row.
  const stiffness = 1e-9 * weights.reduce((sum, weight) => sum + weight, 0);
  for (let i = 0; i < size; i++) matrix[i * size + i] = (matrix[i * size + i] ?? 0) + stiffness;
  return solveSymmetric(matrix, rightSide);
}

function surfaceOf([c0 = 0, c1 = 0, c2 = 0, c3 = 0, c4 = 0, c5 = 0]: Float64Array): LightSurface {
  return (x, y) => c0 + c1 * x + c2 * y + c3 * x * x + c4 * x * y + c5 * y * y;
}

const termsAt = (x: number, y: number): number[] => [1, x, y, x * x, x * y, y * y];

function placeOf(cell: number, { width, height }: BrightnessGrid): [x: number, y: number] {
  return [across(cell % width, width), across(Math.floor(cell / width), height)];
}

/** The center of a pixel, in coordinates from −1 to 1. */
export function across(pixel: number, count: number): number {
  return (2 * pixel + 1) / count - 1;
}

/** The outermost cells. */
export function borderCells({ width, height }: BrightnessGrid): number[] {
  return Array.from({ length: width * height }, (_, cell) => cell).filter((cell) => {
    const [x, y] = [cell % width, Math.floor(cell / width)];
    return x === 0 || y === 0 || x === width - 1 || y === height - 1;
  });
}
