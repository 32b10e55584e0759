import type { DescentPoint } from '@vitrum/network';
import type { Valley } from '../../shared/api/valley.ts';
import type { Surface } from './surface.ts';

/** A point of the surface in the scene: the map is the square from −1 to 1, heights are from 0 to 0.8. */
export interface SurfacePoint {
  readonly x: number;
  readonly z: number;
  readonly height: number;
  /** Its relative cost, from 0 for the lowest to 1 for the highest. */
  readonly share: number;
}

const highest = 0.8;

/** Every grid point in the order of a plane's vertices: larger y is farther back. */
export function surfacePoints(surface: Surface): readonly SurfacePoint[] {
  const { resolution, costs } = surface;
  const place = (index: number): number => (2 * index) / (resolution - 1) - 1;
  return Array.from(costs, (cost, i) => ({
    x: place(i % resolution),
    z: -place(Math.floor(i / resolution)),
    ...heightOf(cost, surface),
  }));
}

/** The position of a step in the scene; undefined outside the map. */
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
