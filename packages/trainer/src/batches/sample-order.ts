import type { RandomGenerator, RandomState } from '@vitrum/core';
import { createRandom, shuffle } from '@vitrum/tensor';
import { randomStreams } from '@vitrum/tensor/internal';

/** The order of the samples in an epoch; it depends on the generator alone, so that a resumed epoch has the same one. */
export class SampleOrder {
  /** Undefined for the stored order. */
  readonly indices: Uint32Array | undefined;
  readonly random: RandomGenerator;
  #epochRandom: RandomState;

  constructor(size: number, { shuffle: isShuffled, seed }: { readonly shuffle: boolean; readonly seed: number }) {
    this.indices = isShuffled ? new Uint32Array(size) : undefined;
    this.random = createRandom(seed, randomStreams.shuffling);
    this.#epochRandom = this.random.save();
  }

  /** Draws the order of an epoch. */
  beginEpoch(): void {
    this.#epochRandom = this.random.save();
    const { indices } = this;
    if (indices === undefined) return;
    for (let i = 0; i < indices.length; i++) indices[i] = i;
    shuffle(indices, this.random);
  }

  /** The generator at the beginning of the epoch. */
  save(): RandomState {
    return this.#epochRandom;
  }
}
