import type { Effort } from './engine.ts';

const maxWarmUpSamples = 1280;

/** One epoch over a part of the samples, or over all, after an untimed warm-up that no real run has: in favor of the peer. */
export function oneEpochOf(samples: number): Effort {
  return { samples, epochs: 1, warmUpSamples: Math.min(maxWarmUpSamples, Math.ceil(samples / 4)) };
}

/** Whole epochs from a cold start, as a real run has them. */
export function wholeEpochs(epochs: number): Effort {
  return { samples: 60_000, epochs };
}
