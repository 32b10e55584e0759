import type { Dataset } from '@vitrum/core';
import { contributionFailure } from '@vitrum/core/internal';
import { sizeOf } from '@vitrum/tensor';
import type { Sign } from './sign.ts';
import { perCent } from './words.ts';

/** One or two equal samples happen; Iris has a pair of equal flowers. */
const minShared = 3;
/** Of the held-out samples. Of CIFAR-10, 3.3 % have a near-duplicate: Barz & Denzler 2020, DOI 10.3390/jimaging6060041. */
const minShare = 0.01;
/** With fewer different training samples than this share, repeats are in the nature of the data: corners, dice, categories. */
const minDistinct = 0.1;
/** Numbers of a sample that are hashed; samples of equal hashes are compared in full. */
const hashedNumbers = 32;
/** Numbers that are read at most: more would take longer than they are worth at the end of an epoch. */
const maxNumbers = 1e8;

/** How many held-out samples are in the training part too, exactly; `isNatural` where samples repeat anyway. */
export interface SharedSamples {
  readonly shared: number;
  readonly samples: number;
  readonly isNatural: boolean;
}

/** Finds held-out samples whose inputs are those of a training sample; undefined for data that are too many to be read for this. */
export function findSharedSamples(train: Dataset, heldOut: Dataset): SharedSamples | undefined {
  const size = sizeOf(train.inputShape);
  if (size === 0 || size !== sizeOf(heldOut.inputShape) || size * (train.size + heldOut.size) > maxNumbers) return undefined;
  const [trained, held] = [rowsOf(train, size), rowsOf(heldOut, size)];
  if (trained.isBytes !== held.isBytes || trained.divisor !== held.divisor) return undefined;
  // Chains of held-out samples by the last bits of their hash; −1 ends a chain.
  let chains = 1;
  while (chains < 2 * heldOut.size) chains *= 2;
  const mask = chains - 1;
  const first = new Int32Array(chains).fill(-1);
  const next = new Int32Array(heldOut.size);
  const hashes = new Int32Array(heldOut.size);
  for (let i = 0; i < heldOut.size; i++) {
    const hash = held.hash(i);
    hashes[i] = hash;
    next[i] = first[hash & mask] ?? -1;
    first[hash & mask] = i;
  }
  const shared = new Set<number>();
  for (let i = 0; i < train.size; i++) {
    const hash = trained.hash(i);
    for (let candidate = first[hash & mask] ?? -1; candidate >= 0; candidate = next[candidate] ?? -1) {
      if (hashes[candidate] === hash && !shared.has(candidate) && isSame(trained.read(i), held.read(candidate))) shared.add(candidate);
    }
  }
  return { shared: shared.size, samples: heldOut.size, isNatural: isMuch(shared.size, heldOut.size) && distinctOf(trained, train.size) < minDistinct * train.size };
}

/** The sign that a test set shares samples with the training set. */
export function sharedSigns({ shared, samples, isNatural }: SharedSamples, part: string): readonly Sign[] {
  if (isNatural || !isMuch(shared, samples)) return [];
  const figure = shared / samples;
  return [{
    ...{ sign: 'shared-samples', figure },
    message: `${shared} of ${samples} ${part} samples (${perCent(figure)}) are in the training part too: figures on them say little about new data.`,
    hint: 'Remove duplicates before the data are divided, or name a file with other samples to test with.',
  }];
}

const isMuch = (shared: number, samples: number): boolean => shared >= minShared && shared >= minShare * samples;

/** Reads the inputs of samples, as words or as bytes; the next row may overwrite the one before. */
interface Rows {
  readonly isBytes: boolean;
  readonly divisor: number | undefined;
  readonly read: (index: number) => Uint32Array | Uint8Array;
  readonly hash: (index: number) => number;
}

function rowsOf(dataset: Dataset, size: number): Rows {
  const { inputBytes } = dataset;
  if (inputBytes !== undefined) {
    const { bytes, divisor } = inputBytes;
    return { isBytes: true, divisor, read: (index) => bytes.subarray(index * size, (index + 1) * size), hash: (index) => hashOf(bytes, index * size, size) };
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
  return { isBytes: false, divisor: undefined, read, hash: (index) => hashOf(read(index), 0, size) };
}

/** FNV-1a over evenly spread numbers. Source: Fowler, Noll & Vo, RFC 9923. */
function hashOf(numbers: Uint32Array | Uint8Array, start: number, size: number): number {
  const stride = Math.max(1, Math.floor(size / hashedNumbers));
  let hash = 0x811c9dc5;
  for (let i = start; i < start + size; i += stride) hash = Math.imul(hash ^ (numbers[i] ?? 0), 0x01000193);
  return hash ^ (hash >>> 15); // the last bits choose the chain
}

function isSame(a: Uint32Array | Uint8Array, b: Uint32Array | Uint8Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function distinctOf(rows: Rows, size: number): number {
  const hashes = new Set<number>();
  for (let i = 0; i < size; i++) hashes.add(rows.hash(i));
  return hashes.size;
}
