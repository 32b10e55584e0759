import type { Effort } from './engine.ts';

const maxWarmUpSamples = 1280;

/** One epoch over some or all of the samples, after an untimed warm-up, which favors the peer: real runs have none. */
export function oneEpochOf(samples: number): Effort {
  return { samples, epochs: 1, warmUpSamples: Math.min(maxWarmUpSamples, Math.ceil(samples / 4)) };
}

/** For the slowest: a part of a batch, after one that is not timed, of the same shape for engines that compile for it. */
export function oneStepOf(samples: number): Effort {
  return { samples, epochs: 1, warmUpSamples: samples };
}

/** Whole epochs from a cold start, as in a real run. */
export function wholeEpochs(epochs: number): Effort {
  return { samples: 60_000, epochs };
}
