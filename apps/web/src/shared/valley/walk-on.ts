import type { DescentPoint, DescentRequest, WeightPlaneRequest } from '@vitrum/network';
import type { ValleyWalk } from '../api/valley.ts';

/** A walk that goes on from the last of its earlier points: what is to be walked, and the points that stay before it. */
export function walkOn({ earlier = [], start, learningRate, steps }: ValleyWalk): {
  readonly kept: readonly DescentPoint[];
  readonly request: Omit<DescentRequest, keyof WeightPlaneRequest>;
} {
  const last = earlier.at(-1);
  return { kept: earlier.slice(0, -1), request: { start: last === undefined ? start : [last.x, last.y], learningRate, steps } };
}
