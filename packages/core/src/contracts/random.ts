/** A seeded source of random numbers. It is always passed in: `Math.random` has no place in vitrum. */
export interface RandomGenerator {
  /** Next integer, uniform over 0 … 2³² − 1. */
  nextUint32(): number;
  /** Next number, uniform over [minimum, maximum); [0, 1) when left out. */
  uniform(minimum?: number, maximum?: number): number;
  /** Next draw from N(mean, standardDeviation²); N(0, 1) when left out. */
  normal(mean?: number, standardDeviation?: number): number;
  /** Next integer, uniform over 0 … bound − 1 without modulo bias. */
  integer(bound: number): number;
  /** Everything needed to go on from here, as plain JSON. */
  save(): RandomState;
  /** Goes on from a saved state. */
  restore(state: RandomState): void;
}

/** The state of a generator, as plain JSON. */
export type RandomState = readonly number[];
