import { contours } from 'd3-contour';
import { mapSize } from './map-frame.ts';
import { contourLevels, type Surface } from './surface.ts';

/** The area above a level, as an outline on the map. */
export interface ContourBand {
  readonly level: number;
  /** Position on the color scale, from 0 to 1. */
  readonly share: number;
  readonly path: string;
}

const bandCount = 12;

/** The map's bands in drawing order, from the lowest level up. */
export function contourBands(surface: Surface): readonly ContourBand[] {
  const { resolution, costs, maximum } = surface;
  const levels = contourLevels(surface, bandCount);
  const values = Array.from(costs, (cost) => (Number.isFinite(cost) ? cost : maximum));
  const shapes = contours().size([resolution, resolution]).thresholds([...levels])(values);
  return shapes.map(({ value, coordinates }, i) => ({ level: value, share: (i + 1) / levels.length, path: outline(coordinates, resolution) }));
}

/** Grid point i is at i + ½; the outer half cells are clipped. */
function outline(polygons: readonly (readonly (readonly (readonly number[])[])[])[], resolution: number): string {
  const { width, height, left, right, top, bottom } = mapSize;
  const toX = (column: number): number => left + ((width - left - right) * (column - 0.5)) / (resolution - 1);
  const toY = (row: number): number => height - bottom - ((height - top - bottom) * (row - 0.5)) / (resolution - 1);
  const place = ([column = 0, row = 0]: readonly number[]): string => `${toX(column).toFixed(1)} ${toY(row).toFixed(1)}`;
  return polygons.flatMap((rings) => rings.map((ring) => `M${ring.map(place).join('L')}Z`)).join('');
}
