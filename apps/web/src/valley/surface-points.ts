import type { DescentPoint } from '@vitrum/network';
import type { Valley } from '../worker/api/valley.ts';
import type { Surface } from './surface.ts';

/** A point of the surface in the scene: the map is the square from −1 to 1, and the heights go from 0 to 0.8. */
export interface SurfacePoint {
  readonly x: number;
  readonly z: number;
  readonly height: number;
  /** Where its cost lies between the lowest, 0, and the highest, 1. */
  readonly share: number;
}

const highest = 0.8;

/** Every grid point, row by row as a plane's vertices are: a larger weight y lies further back. */
export function surfacePoints(surface: Surface): readonly SurfacePoint[] {
  const { resolution, costs } = surface;
  const place = (index: number): number => (2 * index) / (resolution - 1) - 1;
  return Array.from(costs, (cost, i) => ({
    x: place(i % resolution),
    z: -place(Math.floor(i / resolution)),
    ...heightOf(cost, surface),
  }));
}

/** Where a step lies in the scene; undefined beyond the map's edge. */
export function placeOfStep({ x, y, cost }: DescentPoint, { xRange, yRange }: Valley, surface: Surface): SurfacePoint | undefined {
  const share = (value: number, [from, to]: readonly [number, number]): number => (2 * (value - from)) / (to - from) - 1;
  const [across, back] = [share(x, xRange), share(y, yRange)];
  if (!(Math.abs(across) <= 1 && Math.abs(back) <= 1)) return undefined;
  return { x: across, z: -back, ...heightOf(cost, surface) };
}

function heightOf(cost: number, { minimum, maximum }: Pick<Surface, 'minimum' | 'maximum'>): Pick<SurfacePoint, 'height' | 'share'> {
  const share = maximum > minimum && Number.isFinite(cost) ? Math.min(1, Math.max(0, (cost - minimum) / (maximum - minimum))) : 0;
  return { share: Math.sqrt(share), height: share * highest };
}
