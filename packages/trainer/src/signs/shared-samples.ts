import type { Dataset } from '@vitrum/core';
import { contributionFailure } from '@vitrum/core/internal';
import { sizeOf } from '@vitrum/tensor';
import type { Sign } from './sign.ts';
import { count, perCent } from './words.ts';

/** One or two equal samples happen; Iris has a pair of equal flowers. */
const minShared = 3;
/** Of the held-out samples. Of CIFAR-10, 3.3 % have a near-duplicate: Barz & Denzler 2020, DOI 10.3390/jimaging6060041. */
const minShare = 0.01;
/** With fewer different training samples than this share, repeats are in the nature of the data: corners, dice, categories. */
const minDistinct = 0.1;
/** Numbers of a sample that are hashed at first; samples of equal hashes are compared in full. */
const hashedNumbers = 32;
/** Numbers that are read at most: more would take longer than they are worth at the end of an epoch. */
const maxNumbers = 1e8;

/** How many held-out samples are in the training part too, exactly; `isNatural` where samples repeat anyway. */
export interface SharedSamples {
  /** Number of held-out samples whose inputs are exactly those of a training sample. */
  readonly shared: number;
  /** Number of held-out samples in all. */
  readonly samples: number;
  /** True where training samples repeat so much among themselves that shared ones are no mistake, as with few categories. */
  readonly isNatural: boolean;
}

/** Finds held-out samples whose inputs are those of a training sample; undefined for data that are too many to be read for this. */
export function findSharedSamples(train: Dataset, heldOut: Dataset): SharedSamples | undefined {
  const size = sizeOf(train.inputShape);
  if (size === 0 || size !== sizeOf(heldOut.inputShape) || size * (train.size + heldOut.size) > maxNumbers) return undefined;
  // Few numbers tell most samples apart; of sparse ones, such as counts of words, more have to be hashed.
  for (let hashed = hashedNumbers; ; hashed *= 8) {
    const [trained, held] = [rowsOf(train, size, hashed), rowsOf(heldOut, size, hashed)];
    if (trained.isBytes !== held.isBytes || trained.divisor !== held.divisor) return undefined;
    const maxCompared = hashed < size ? maxComparedPerSample * (train.size + heldOut.size) : Infinity;
    const shared = countShared(trained, held, rowsOf(heldOut, size, hashed), maxCompared);
    if (shared === undefined) continue;
    return { shared, samples: heldOut.size, isNatural: isMuch(shared, heldOut.size) && distinctOf(trained) < minDistinct * train.size };
  }
}

/** Samples of equal hashes that may be compared for each sample, until more numbers are hashed. */
const maxComparedPerSample = 4;

/**
 * How many held-out samples are training samples too; undefined if too many samples of equal hashes are different ones.
 *
 * @param others - The held-out samples once more, to be compared with each other.
 */
function countShared(trained: Rows, held: Rows, others: Rows, maxCompared: number): number | undefined {
  // Chains of different held-out samples by the last bits of their hash; −1 ends a chain.
  let chains = 1;
  while (chains < 2 * held.count) chains *= 2;
  const mask = chains - 1;
  const first = new Int32Array(chains).fill(-1);
  const next = new Int32Array(held.count);
  const hashes = new Int32Array(held.count);
  /** How often each is among the held-out samples. */
  const times = new Uint32Array(held.count);
  let compared = 0;
  /** The sample of a chain with the same hash and numbers, −1 if there is none. */
  const find = (hash: number, rows: Rows, index: number, among: Rows): number => {
    for (let candidate = first[hash & mask] ?? -1; candidate >= 0; candidate = next[candidate] ?? -1) {
      if (hashes[candidate] !== hash) continue;
      compared++;
      if (isSame(rows.read(index), among.read(candidate))) return candidate;
    }
    return -1;
  };
  for (let i = 0; i < held.count; i++) {
    const hash = held.hash(i);
    const known = find(hash, held, i, others);
    if (compared > maxCompared) return undefined;
    const place = known >= 0 ? known : i;
    times[place] = (times[place] ?? 0) + 1;
    if (known >= 0) continue;
    hashes[i] = hash;
    next[i] = first[hash & mask] ?? -1;
    first[hash & mask] = i;
  }
  let shared = 0;
  for (let i = 0; i < trained.count; i++) {
    const found = find(trained.hash(i), trained, i, held);
    if (compared > maxCompared) return undefined;
    if (found < 0) continue;
    shared += times[found] ?? 0;
    times[found] = 0; // counted once
  }
  return shared;
}

/** The sign that a test set shares samples with the training set. */
export function sharedSigns({ shared, samples, isNatural }: SharedSamples, part: string): readonly Sign[] {
  if (isNatural || !isMuch(shared, samples)) return [];
  const figure = shared / samples;
  return [{
    ...{ sign: 'shared-samples', figure },
    message: `${shared} of ${count(samples, `${part} sample`)} (${perCent(figure)}) ${shared === 1 ? 'is' : 'are'} in the training part too: figures on them say little about new data.`,
    hint: 'Remove duplicates before the data are divided, or name a file with other samples to test with.',
  }];
}

const isMuch = (shared: number, samples: number): boolean => shared >= minShared && shared >= minShare * samples;

/** Reads the inputs of samples, as words or as bytes; the next row may overwrite the one before. */
interface Rows {
  readonly count: number;
  readonly isBytes: boolean;
  readonly divisor: number | undefined;
  readonly read: (index: number) => Uint32Array | Uint8Array;
  readonly hash: (index: number) => number;
}

/** @param hashed - How many numbers of a row are hashed. */
function rowsOf(dataset: Dataset, size: number, hashed: number): Rows {
  const { inputBytes, size: count } = dataset;
  if (inputBytes !== undefined) {
    const { bytes, divisor } = inputBytes;
    return { count, isBytes: true, divisor, read: (index) => bytes.subarray(index * size, (index + 1) * size), hash: (index) => hashOf(bytes, index * size, size, hashed) };
  }
  const input = new Float32Array(size);
  const words = new Uint32Array(input.buffer);
  const read = (index: number): Uint32Array => {
    try {
      dataset.readInput(index, input, 0);
    } catch (error) {
      throw contributionFailure('datasets', dataset.name, dataset, error);
    }
    return words;
  };
  return { count, isBytes: false, divisor: undefined, read, hash: (index) => hashOf(read(index), 0, size, hashed) };
}

/** FNV-1a over evenly spread numbers. Source: Fowler, Noll & Vo, RFC 9923. */
function hashOf(numbers: Uint32Array | Uint8Array, start: number, size: number, hashed: number): number {
  const stride = Math.max(1, Math.floor(size / hashed));
  let hash = 0x811c9dc5;
  for (let i = start; i < start + size; i += stride) hash = Math.imul(hash ^ (numbers[i] ?? 0), 0x01000193);
  return hash ^ (hash >>> 15); // the last bits choose the chain
}

function isSame(a: Uint32Array | Uint8Array, b: Uint32Array | Uint8Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function distinctOf(rows: Rows): number {
  const hashes = new Set<number>();
  for (let i = 0; i < rows.count; i++) hashes.add(rows.hash(i));
  return hashes.size;
}
