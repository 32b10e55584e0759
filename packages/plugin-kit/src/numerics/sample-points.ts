import { createRandom } from '@vitrum/tensor';

const seed = 20_240_502;

/** The ends of the range, subnormals, and the places where e^z, e^−z² and the like overflow or underflow in 32 and 64 bits. */
const edges: readonly number[] = [
  0, 5e-324, 1e-310, 2.3e-308, 1e-45, 1e-40, 1.2e-38, 1e-20, 1e-8, 9.3, 10.2, 13.3, 16.7, 17.4, 18.8, 19.1, 26.6, 27.3, 36.8,
  37.5, 38.6, 40, 43.7, 44.4, 87.4, 88.7, 88.73, 103.9, 104, 354.9, 372.6, 708.3, 708.5, 709.7, 709.8, 745.1, 745.2, 746, 999.9,
  1000,
];

/** Points from −1000 to 1000 where a function may break down: a grid, random ones, every power of two, and known edges. */
export function wholeRangePoints(): readonly number[] {
  const grid = range(-2000, 2000, (n) => n / 2);
  const powers = range(-1074, 9, (k) => powerOfTwo(k));
  const points = sorted([...grid, ...withSigns([...edges, ...powers]), ...randomPoints(2000)]);
  return points.flatMap((x) => (x === 0 ? [-0, 0] : [x]));
}

/** Points for a derivative: one in every interval of width 0.2 from −1000 to 1000, and more around 0. */
export function derivativePoints(): readonly number[] {
  const coarse = range(-10_000, 10_000, (n) => n / 10);
  const fine = range(-1000, 1000, (n) => n / 50);
  const powers = range(-1074, 9, (k) => powerOfTwo(k));
  return sorted([...coarse, ...fine, ...withSigns(powers), ...randomPoints(1000)]);
}

/** Random points: a third from −1000 to 1000, a third from −10 to 10, a third of magnitude around 1. */
export function randomPoints(count: number): readonly number[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, i) => {
    if (i % 3 === 0) return random.uniform(-1000, 1000);
    return i % 3 === 1 ? random.uniform(-10, 10) : random.normal();
  });
}

/** A random generator for the rows of one check. */
export function sampleRandom(stream: number): ReturnType<typeof createRandom> {
  return createRandom(seed, stream);
}

/** Sorted, without duplicates. */
export function sorted(points: readonly number[]): readonly number[] {
  return [...new Set(points.map((x) => x + 0))].sort((a, b) => a - b); // + 0 turns −0 into 0
}

/** transform(from), …, transform(to) for whole numbers. */
export function range<T>(from: number, to: number, transform: (n: number) => T): readonly T[] {
  return Array.from({ length: to - from + 1 }, (_, i) => transform(from + i));
}

function withSigns(points: readonly number[]): readonly number[] {
  return points.flatMap((x) => [x, -x]);
}

/** 2^k, including subnormal numbers. */
function powerOfTwo(exponent: number): number {
  let value = 1;
  for (let k = 0; k < exponent; k++) value *= 2;
  for (let k = 0; k > exponent; k--) value /= 2;
  return value;
}
