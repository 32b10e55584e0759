import type { RandomGenerator } from '@vitrum/core';

/** Number of candidates per existing center. */
const candidatesPerCenter = 10;

/**
 * Points in the cube [−1, 1]ⁿ that are far apart: each is the one of several random candidates whose distance to the nearest
 * existing point is largest. Independent points would sometimes coincide.
 *
 * Source: Mitchell 1991, doi:10.1145/122718.122736, the best-candidate algorithm.
 */
export function distantCenters(count: number, dimensions: number, random: RandomGenerator): number[][] {
  const centers: number[][] = [];
  while (centers.length < count) {
    const candidates = Array.from({ length: 1 + candidatesPerCenter * centers.length }, () =>
      Array.from({ length: dimensions }, () => random.uniform(-1, 1)),
    );
    centers.push(farthest(candidates, centers));
  }
  return centers;
}

function farthest(candidates: readonly number[][], centers: readonly (readonly number[])[]): number[] {
  let [best, bestRoom]: [number[], number] = [[], -1];
  for (const candidate of candidates) {
    const room = Math.min(...centers.map((center) => squaredDistance(candidate, center)));
    if (room > bestRoom) [best, bestRoom] = [candidate, room];
  }
  return best;
}

function squaredDistance(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, coordinate, axis) => sum + (coordinate - (b[axis] ?? 0)) * (coordinate - (b[axis] ?? 0)), 0);
}
