import type { RandomGenerator } from '@vitrum/core';
import type { Point } from './allograph.ts';
import { roughNormal } from './rough-normal.ts';

/** Number of random knots along each side. */
const knots = 3;
const fieldSize = 100;

/** Displacement at 3 × 3 knots, row by row: to the right, then down. */
export type ElasticField = Float64Array;

/**
 * A smooth random displacement, which bends neighboring strokes together.
 *
 * @param strength - Standard deviation of the displacement at the places where it is drawn.
 *
 * Source: the idea is Simard, Steinkraus and Platt 2003, doi:10.1109/ICDAR.2003.1227801; they blur noise instead.
 */
export function createElasticField(strength: number, random: RandomGenerator): ElasticField {
  const shifts = new Float64Array(2 * knots * knots);
  for (let index = 0; index < shifts.length; index++) shifts[index] = strength * roughNormal(random);
  return shifts;
}

/** The displaced point: interpolated between knots, with zero slope there. */
export function displace(field: ElasticField, { x, y }: Point): Point {
  const column = knotBefore(x);
  const row = knotBefore(y);
  const right = share(x, column);
  const below = share(y, row);
  const upper = 2 * (row * knots + column);
  const lower = upper + 2 * knots;
  return {
    x: x + mix(mixPair(field, upper, right), mixPair(field, lower, right), below),
    y: y + mix(mixPair(field, upper + 1, right), mixPair(field, lower + 1, right), below),
  };
}

function knotBefore(coordinate: number): number {
  return Math.max(0, Math.min(Math.floor((coordinate / fieldSize) * (knots - 1)), knots - 2));
}

/** The weight of the knot after a coordinate: t²(3 − 2t). */
function share(coordinate: number, knot: number): number {
  const t = Math.max(0, Math.min((coordinate / fieldSize) * (knots - 1) - knot, 1));
  return t * t * (3 - 2 * t);
}

function mixPair(field: ElasticField, index: number, right: number): number {
  return mix(field[index] ?? 0, field[index + 2] ?? 0, right);
}

function mix(from: number, to: number, portion: number): number {
  return from + (to - from) * portion;
}
