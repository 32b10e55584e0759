import { range, sampleRandom } from '../../numerics/sample-points.ts';

const lengths = [1, 2, 3, 10];
const rowsOfEachLength = 20;

/** Rows of several lengths: ordinary ones, constant ones, and ones that contain ±1000 and subnormal numbers. */
export function sampleRows(): readonly (readonly number[])[] {
  const random = sampleRandom(1);
  const ordinary = lengths.flatMap((length) =>
    range(1, rowsOfEachLength, (n) => range(1, length, () => random.normal(0, n % 4 === 0 ? 30 : 2))),
  );
  const withExtremes = lengths.flatMap((length) =>
    [1000, -1000, 5e-324, 0].flatMap((extreme) => [
      range(1, length, () => extreme),
      range(1, length, (n) => (n === 1 ? extreme : random.normal())),
      range(1, length, (n) => (n % 2 === 0 ? extreme : -extreme)),
    ]),
  );
  return [...ordinary, ...withExtremes];
}

/** Weights that combine the outputs into one number, whose derivative can be compared. */
export function weightsFor(row: readonly number[], seed: number): Float64Array {
  const random = sampleRandom(1000 + seed);
  return Float64Array.from(row, () => random.normal());
}
