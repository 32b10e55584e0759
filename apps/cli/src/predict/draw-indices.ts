import { VitrumError, type Dataset } from '@vitrum/core';
import { formatCount } from '@vitrum/datasets/internal';
import { defaultSeed, formatCounted } from '@vitrum/runs/internal';
import { createRandom, shuffle } from '@vitrum/tensor';
import { randomStreams } from '@vitrum/tensor/internal';
import { countOption, indexOption, parseNumber } from '../options/parse-number.ts';

/** The number of random samples and their seed. */
export interface Draw {
  readonly count: number;
  readonly seed: number;
}

/**
 * The meaning of `--random` and `--seed`; undefined without `--random`.
 *
 * @throws VITRUM_INVALID_OPTION, VITRUM_MISSING_OPTION
 */
export function drawOf({ random, seed }: { readonly random?: string; readonly seed?: string }): Draw | undefined {
  if (random !== undefined) {
    return { count: parseNumber(countOption, random, '--random'), seed: seed === undefined ? defaultSeed : parseNumber(indexOption, seed, '--seed') };
  }
  if (seed === undefined) return undefined;
  throw new VitrumError({
    code: 'VITRUM_MISSING_OPTION',
    message: '--seed decides which samples are drawn, and none are to be.',
    hint: 'Say how many: --random 20.',
  });
}

/**
 * Distinct random samples of a dataset, in the order drawn: with the same seed, fewer are a prefix of more.
 *
 * @throws VITRUM_INVALID_OPTION if the dataset has fewer
 */
export function drawIndices({ name, size }: Dataset, { count, seed }: Draw): readonly number[] {
  if (count > size) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_OPTION',
      message: `--random asks for ${formatCounted(count, 'sample')}, and this part of "${name}" has ${formatCount(size)}.`,
      hint: 'Ask for fewer.',
    });
  }
  const order = Uint32Array.from({ length: size }, (_, index) => index);
  shuffle(order, createRandom(seed, randomStreams.choosing));
  return [...order.subarray(0, count)];
}
