import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { didYouMean, nearestName } from '@vitrum/core/internal';
import { editDistance } from '../src/errors/nearest-name.ts';

const seed = 1964;

/** The definition of the distance as a recursion over prefixes: slow, and plainly right. */
function distanceByDefinition(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const substitution = distanceByDefinition(a.slice(0, -1), b.slice(0, -1)) + (a.at(-1) === b.at(-1) ? 0 : 1);
  const deletion = distanceByDefinition(a.slice(0, -1), b) + 1;
  const insertion = distanceByDefinition(a, b.slice(0, -1)) + 1;
  const isSwapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  const swap = isSwapped ? distanceByDefinition(a.slice(0, -2), b.slice(0, -2)) + 1 : Infinity;
  return Math.min(substitution, deletion, insertion, swap);
}

describe('editDistance', () => {
  test.each([
    ['', '', 0, 'nothing to do'],
    ['', 'abc', 3, 'three insertions'],
    ['tanh', 'tanh', 0, 'nothing to do'],
    ['tahn', 'tanh', 1, 'one swap'],
    ['sigmod', 'sigmoid', 1, 'one insertion'],
    ['rellu', 'relu', 1, 'one deletion'],
    ['gelu', 'relu', 1, 'one substitution'],
    ['kitten', 'sitting', 3, 'k→s, e→i, and g inserted'],
    ['saturday', 'sunday', 3, 'a and t deleted, r→n'],
    ['softmax', 'softplus', 4, 'm→p, a→l, x→u, and s inserted'],
    ['ca', 'abc', 3, 'no letter is edited after a swap, which is what sets this distance apart'],
  ])('from "%s" to "%s" is %d: %s', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });

  // Three letters make equal and swapped neighbors likely.
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });

  test('agrees with its definition', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b)).toBe(distanceByDefinition(a, b));
      }),
      { seed },
    );
  });

  test('is symmetric, and zero between equal words alone', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
        expect(editDistance(a, a)).toBe(0);
      }),
      { seed },
    );
  });
});

describe('nearestName', () => {
  test.each<[string, readonly string[], string | undefined, string]>([
    ['tahn', ['sigmoid', 'tanh'], 'tanh', 'a swap'],
    ['ReLU', ['relu'], 'relu', 'case does not count'],
    ['leaky_ReLU', ['leaky-relu'], 'leaky-relu', 'nor do hyphens'],
    ['soft', ['sigmoid', 'softmax'], 'softmax', 'a beginning of at least three letters'],
    ['so', ['softmax'], undefined, 'a shorter beginning says too little'],
    ['gelu', ['elu', 'relu'], 'elu', 'the first of two equally close'],
    ['relu', ['leaky-relu', 'elu'], 'elu', 'the closest, not the first'],
    ['abcdxy', ['abcdef'], 'abcdef', 'a third of the letters differ'],
    ['abcxyz', ['abcdef'], undefined, 'half of them differ'],
    ['a', ['b'], 'b', 'one letter may always differ'],
    ['tanh', [], undefined, 'no candidates'],
    ['', ['a'], undefined, 'no name'],
    ['--', ['a'], undefined, 'nothing but hyphens'],
  ])('of "%s" among %j is %s: %s', (name, candidates, nearest) => {
    expect(nearestName(name, candidates)).toBe(nearest);
  });
});

test('didYouMean makes the beginning of a hint', () => {
  expect(didYouMean('tanh')).toBe('Did you mean "tanh"? ');
  expect(didYouMean(undefined)).toBe('');
});
