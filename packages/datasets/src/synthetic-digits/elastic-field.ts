import type { RandomGenerator } from '@vitrum/core';
import type { Point } from './allograph.ts';

/** Points at which the field is drawn at random, along each side. */
const knots = 4;
const fieldSize = 100;

/** How far each place of the paper is moved. */
export type ElasticField = (point: Point) => Point;

/**
 * A random displacement that changes smoothly over the paper: neighbouring strokes are bent together. It is drawn at 4 × 4
 * places and interpolated between them, with slopes that vanish there.
 *
 * @param strength - Standard deviation of the displacement at the places where it is drawn.
 *
 * Source: the idea is Simard, Steinkraus and Platt 2003, doi:10.1109/ICDAR.2003.1227801; they blur noise instead.
 */
export function createElasticField(strength: number, random: RandomGenerator): ElasticField {
  const shifts = Float64Array.from({ length: 2 * knots * knots }, () => random.normal(0, strength));
  const shift = (column: number, row: number, axis: number): number => shifts[2 * (row * knots + column) + axis] ?? 0;

  return ({ x, y }) => {
    const horizontal = locate(x);
    const vertical = locate(y);
    const move = (axis: number): number => {
      const { knot: column, share: right } = horizontal;
      const { knot: row, share: below } = vertical;
      const upper = mix(shift(column, row, axis), shift(column + 1, row, axis), right);
      const lower = mix(shift(column, row + 1, axis), shift(column + 1, row + 1, axis), right);
      return mix(upper, lower, below);
    };
    return { x: x + move(0), y: y + move(1) };
  };
}

/** The knot before a coordinate, and how much the one after it counts: t²(3 − 2t). */
function locate(coordinate: number): { knot: number; share: number } {
  const position = (Math.max(0, Math.min(coordinate, fieldSize)) / fieldSize) * (knots - 1);
  const knot = Math.min(Math.floor(position), knots - 2);
  const t = position - knot;
  return { knot, share: t * t * (3 - 2 * t) };
}

function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}
