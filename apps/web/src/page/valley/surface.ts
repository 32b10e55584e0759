import type { Valley, ValleyRow } from '../../shared/api/valley.ts';

/** The cost over a grid, as far as computed. */
export interface Surface {
  readonly resolution: number;
  /** C(x[column], y[row]) is element row · resolution + column; NaN if not computed yet. */
  readonly costs: Float32Array;
  /** Number of computed rows. */
  readonly rows: number;
  /** Of the finite costs; NaN if there are none. */
  readonly minimum: number;
  readonly maximum: number;
}

export const emptySurface = ({ resolution }: Pick<Valley, 'resolution'>): Surface => ({
  resolution,
  costs: new Float32Array(resolution * resolution).fill(NaN),
  rows: 0,
  minimum: NaN,
  maximum: NaN,
});

/** Adds computed rows to the surface. */
export function withRows(surface: Surface, rows: readonly ValleyRow[]): Surface {
  const { resolution } = surface;
  const costs = Float32Array.from(surface.costs);
  for (const { row, costs: known } of rows) costs.set(known, row * resolution);
  const finite = costs.filter(Number.isFinite);
  const isKnown = finite.length > 0;
  return {
    resolution,
    costs,
    rows: surface.rows + rows.length,
    minimum: isKnown ? finite.reduce((min, cost) => Math.min(min, cost)) : NaN,
    maximum: isKnown ? finite.reduce((max, cost) => Math.max(max, cost)) : NaN,
  };
}

/** True once every row is computed. */
export const isComplete = ({ rows, resolution }: Surface): boolean => rows === resolution;

/** Levels for contour lines, denser near the floor, where steps become small. */
export function contourLevels({ minimum, maximum }: Pick<Surface, 'minimum' | 'maximum'>, count: number): readonly number[] {
  if (!(maximum > minimum)) return [];
  return Array.from({ length: count }, (_, i) => {
    const share = (i + 0.5) / count;
    return minimum + (maximum - minimum) * share * share;
  });
}
