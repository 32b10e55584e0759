import type { PictureForm } from '@vitrum/network';
import { pixelAt } from '../pictures/picture-place.ts';

/** The part of a picture that a unit of a convolution sees. */
export interface SeenWindow {
  /** Of the picture, in order: further apart than 1 where the convolution is dilated. */
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly maps: readonly number[];
  /** For each map, which of the unit's inputs are its pixels, row after row. */
  readonly inputs: ReadonlyMap<number, readonly number[]>;
}

/** The window that some places of a picture form; undefined where they do not. */
export function windowOf(places: readonly number[], form: PictureForm): SeenWindow | undefined {
  const seen = places.map((place) => pixelAt(form, place));
  const sorted = (values: readonly number[]): readonly number[] => [...new Set(values)].toSorted((a, b) => a - b);
  const [rows, columns, maps] = [sorted(seen.map(({ row }) => row)), sorted(seen.map(({ column }) => column)), sorted(seen.map(({ map }) => map))];
  if (places.length === 0 || rows.length * columns.length * maps.length !== places.length) return undefined;
  const inputs = new Map(maps.map((map) => [map, [...seen.keys()].filter((input) => seen[input]?.map === map)]));
  return { rows, columns, maps, inputs };
}

/** The map whose part of the window adds most to the sum, in magnitude. */
export function strongestMap({ maps, inputs }: SeenWindow, products: readonly number[]): number {
  const sumOf = (map: number): number => Math.abs((inputs.get(map) ?? []).reduce((sum, input) => sum + (products[input] ?? 0), 0));
  return maps.reduce((best, map) => (sumOf(map) > sumOf(best) ? map : best), maps[0] ?? 0);
}
