import { VitrumError, type RandomGenerator, type RandomState } from '@vitrum/core';
import { describeValue } from '@vitrum/core/internal';
import { log } from '../elementary/index.ts';
import { philox4x32, type FourWords, type TwoWords } from './philox.ts';

/** Independent streams of one seed, so that drawing more from one never changes another. */
export const randomStreams = {
  initialization: 0, shuffling: 1, splitting: 3, trainSamples: 4, testSamples: 5, centers: 6, limiting: 7, choosing: 8,
  /** The stream of the first augmentation; the second has the next one, and so on. */
  augmentations: 0x8000_0000,
  /** The stream of layers[0]; layers[1] has the next one, and so on. */
  layers: 0x1_0000,
} as const;

const twoTo32 = 0x1_0000_0000;

/**
 * A random generator that depends on a seed and a stream alone: Philox4x32-10 with the seed as key and (block, stream) as counter.
 *
 * @param seed - A whole number from 0 to 2⁵³ − 1.
 * @param stream - Which of the seed's 2³² independent sequences: drawing more from one changes no other.
 * @throws VITRUM_INVALID_OPTION
 */
export function createRandom(seed: number, stream = 0): RandomGenerator {
  return createDraws(seed, stream);
}

/** A generator that restarts in every step. */
export interface Draws extends RandomGenerator {
  /**
   * Continues with the numbers of this step, independent of earlier draws.
   *
   * @param pass - A second number on which they depend, such as the epoch of a sample.
   */
  startStep(step: number, pass?: number): void;
}

/**
 * Random numbers that depend on seed, stream and step alone: Philox with the step in its counter. There is no state to save: a
 * resumed run draws the numbers of the uninterrupted one.
 *
 * @throws VITRUM_INVALID_OPTION
 */
export function createDraws(seed: number, stream: number): Draws {
  checkWholeNumber('A seed', seed, 0, Number.MAX_SAFE_INTEGER);
  checkWholeNumber('A stream', stream, 0, twoTo32 - 1);
  return new PhiloxGenerator([seed >>> 0, Math.floor(seed / twoTo32)], stream);
}

function checkWholeNumber(what: string, value: number, minimum: number, maximum: number): void {
  if (Number.isInteger(value) && value >= minimum && value <= maximum) return;
  throw new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `${what} must be a whole number from ${minimum} to ${maximum}, got ${describeValue(value)}.`,
    hint: 'Give a number such as 7.',
  });
}

class PhiloxGenerator implements Draws {
  readonly #key: TwoWords;
  readonly #stream: number;
  /** The last word of the counter; 0 for a generator without steps. */
  #step = 0;
  #pass = 0;
  /** Number of the next block of four words. */
  #block = 0;
  #words: FourWords = [0, 0, 0, 0];
  /** What `takeBlocks` gives. */
  readonly #place = new Uint32Array(6);
  /** Used words of the current block. */
  #used = 4;
  /** The second number of the last polar pair. */
  #spareNormal: number | undefined;

  constructor(key: TwoWords, stream: number) {
    this.#key = key;
    this.#stream = stream;
  }

  nextUint32(): number {
    if (this.#used === 4) this.#nextBlock();
    return this.#words[this.#used++] ?? 0;
  }

  #nextBlock(): void {
    this.#words = this.#blockAt(this.#block++);
    this.#used = 0;
  }

  #blockAt(block: number): FourWords {
    return philox4x32(this.#counterAt(block), this.#key);
  }

  #counterAt(block: number): FourWords {
    return [block >>> 0, Math.floor(block / twoTo32) + this.#pass, this.#stream, this.#step];
  }

  takeBlocks(count: number): Uint32Array {
    this.#used = 4; // the rest of a block that was begun is left out
    if ((this.#block % twoTo32) + count > twoTo32) this.#block = (Math.floor(this.#block / twoTo32) + 1) * twoTo32; // all in one row of the counter
    this.#place.set(this.#key);
    this.#place.set(this.#counterAt(this.#block), 2);
    this.#block += count;
    return this.#place;
  }

  startStep(step: number, pass = 0): void {
    this.#step = step >>> 0;
    this.#pass = pass >>> 0;
    this.#block = 0;
    this.#used = 4;
    this.#spareNormal = undefined;
  }

  /** 53 random bits, so that every multiple of 2⁻⁵³ in [0, 1) is equally likely. */
  uniform(minimum = 0, maximum = 1): number {
    const high = this.nextUint32() >>> 5;
    const low = this.nextUint32() >>> 6;
    const value = minimum + (maximum - minimum) * ((high * 0x400_0000 + low) / 0x20_0000_0000_0000);
    return value < maximum ? value : minimum; // rounding may have reached the excluded limit
  }

  /** Marsaglia's polar method: Marsaglia and Bray 1964, doi:10.1137/1006063. */
  normal(mean = 0, standardDeviation = 1): number {
    return mean + standardDeviation * this.#standardNormal();
  }

  #standardNormal(): number {
    const spare = this.#spareNormal;
    if (spare !== undefined) {
      this.#spareNormal = undefined;
      return spare;
    }
    for (;;) {
      const u = this.uniform(-1, 1);
      const v = this.uniform(-1, 1);
      const s = u * u + v * v;
      if (s === 0 || s >= 1) continue;
      const scale = Math.sqrt((-2 * log(s)) / s);
      this.#spareNormal = v * scale;
      return u * scale;
    }
  }

  /** @throws VITRUM_INVALID_OPTION when the bound is not a whole number from 1 to 2³² */
  integer(bound: number): number {
    checkWholeNumber('The bound of a random integer', bound, 1, twoTo32);
    const unbiased = twoTo32 - (twoTo32 % bound);
    for (;;) {
      const word = this.nextUint32();
      if (word < unbiased) return word % bound;
    }
  }

  save(): RandomState {
    const state = [...this.#key, this.#stream, this.#block, this.#used];
    return this.#spareNormal === undefined ? state : [...state, this.#spareNormal];
  }

  seek([, , , block = 0, used = 4, spare]: RandomState): void {
    this.#block = block;
    this.#used = used;
    if (block > 0) this.#words = this.#blockAt(block - 1);
    this.#spareNormal = spare;
  }
}
