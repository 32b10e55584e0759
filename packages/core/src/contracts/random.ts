/** A seeded source of random numbers. It is always passed in; vitrum never uses `Math.random`. */
export interface RandomGenerator {
  /** Next integer, uniform over 0 … 2³² − 1. */
  nextUint32(): number;
  /** Next number, uniform over [minimum, maximum); [0, 1) by default. */
  uniform(minimum?: number, maximum?: number): number;
  /** Next draw from N(mean, standardDeviation²); N(0, 1) by default. */
  normal(mean?: number, standardDeviation?: number): number;
  /** Next integer, uniform over 0 … bound − 1 without modulo bias. */
  integer(bound: number): number;
  /**
   * Where the next `count` blocks of four words are, for a kernel that draws them itself; later draws begin after them. Key (two words)
   * and counter (four) of Philox4x32-10 for the first block; the first word of the counter counts on. Valid until the next call.
   */
  takeBlocks(count: number): Uint32Array;
  /** The current state as plain JSON. */
  save(): RandomState;
  /** Continues from a state that `save` of a generator of the same seed and stream gave, which is not checked. */
  seek(state: RandomState): void;
}

/** The state of a generator, as plain JSON. */
export type RandomState = readonly number[];
