import { VitrumError } from '@vitrum/core';
import { formatCount } from '../format-count.ts';
import { listSome } from '../list-some.ts';
import type { ArrayContent } from './array-format.ts';
import { targetLength } from './array-task.ts';

/** The names of the classes, and each sample's class index. */
export interface ArrayClasses {
  readonly names: readonly string[];
  readonly labels: Uint8Array | Uint32Array;
  readonly testLabels: Uint8Array | Uint32Array | undefined;
}

/** More classes are taken for a mistake: a network would need as many outputs. */
const maxClasses = 65_536;

/**
 * The classes of the training part, in numeric order and named by their numbers: 1, 2 and 3 are three classes. For one-hot rows,
 * the class is the index of the 1.
 *
 * @throws VITRUM_INVALID_DATASET when there is one class alone, or the test part has others; VITRUM_INVALID_OPTION when the names are too few
 */
export function arrayClasses(targets: ArrayContent, given: readonly string[], test?: ArrayContent): ArrayClasses {
  const [own, ofTest] = [classNumbers(targets), test && classNumbers(test)];
  const size = targetLength(targets);
  const numbers = size > 1 ? Array.from({ length: size }, (_, place) => place) : differentNumbers(own, targets);
  const known = namedNumbers(numbers, given, targets);
  const placeOf = new Map(known.map((number, place) => [number, place]));
  if (test !== undefined && ofTest !== undefined) checkTest(test, ofTest, new Set(own));
  const labels = placesOf(own, placeOf);
  return { names: given.length > 0 ? given : known.map(String), labels, testLabels: ofTest && placesOf(ofTest, placeOf) };
}

/** The class number of each sample; for one-hot rows, the index of the 1. */
export function classNumbers(targets: ArrayContent): ArrayContent['numbers'] {
  const { numbers } = targets;
  const length = targetLength(targets);
  if (length === 1) return numbers;
  const places = new Uint32Array(numbers.length / length);
  numbers.forEach((value, i) => {
    if (value === 1) places[Math.floor(i / length)] = i % length;
  });
  return places;
}

function differentNumbers(own: ArrayContent['numbers'], { name }: ArrayContent): readonly number[] {
  const different = new Set<number>();
  for (const number of own) {
    different.add(number + 0); // −0 is 0
    if (different.size > maxClasses) throw invalid(`${name} has more than ${formatCount(maxClasses)} classes.`, 'Say that they are amounts: set the option "task" to "regression".');
  }
  const [only] = different;
  if (different.size === 1) throw invalid(`${name} is ${only} for every sample: there is nothing to tell apart.`, 'Give samples of at least two classes, or set the option "task" to "regression".');
  return [...different].sort((a, b) => a - b);
}

/** The numbers that the given names stand for: those that occur, or 0, 1, … if there are more names than numbers. */
function namedNumbers(numbers: readonly number[], given: readonly string[], { name }: ArrayContent): readonly number[] {
  const repeated = given.find((other, place) => given.indexOf(other) !== place);
  if (repeated !== undefined) {
    throw new VitrumError({ code: 'VITRUM_INVALID_OPTION', message: `Two classes of ${name} are named "${repeated}".`, hint: 'Give every class a name of its own.' });
  }
  if (given.length === 0 || given.length === numbers.length) return numbers;
  const places = given.map((_, place) => place);
  if (given.length > numbers.length && numbers.every((number) => places.includes(number))) return places;
  throw new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `${name} has the classes ${listSome(numbers, 8)}, but ${formatCount(given.length)} ${given.length === 1 ? 'is' : 'are'} named.`,
    hint: 'Name every class, in the order of their numbers, or leave "classes" out.',
  });
}

function checkTest({ name }: ArrayContent, numbers: ArrayContent['numbers'], learned: ReadonlySet<number>): void {
  const index = numbers.findIndex((number) => !learned.has(number));
  if (index === -1) return;
  throw invalid(
    `${name} gives sample ${formatCount(index)} the class ${numbers[index]}, which the training part lacks, so that nothing can be learned about it.`,
    'Check that both parts have the same classes, or set the option "task" to "regression" where the numbers are amounts.',
  );
}

/** Class indices; bytes that are indices already are returned unchanged. */
function placesOf(numbers: ArrayContent['numbers'], placeOf: ReadonlyMap<number, number>): Uint8Array | Uint32Array {
  const arePlaces = [...placeOf].every(([number, place]) => number === place);
  if (arePlaces && numbers instanceof Uint8Array) return numbers;
  return Uint32Array.from(numbers, (number) => placeOf.get(number + 0) ?? 0);
}

function invalid(message: string, hint: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_DATASET', message, hint });
}
