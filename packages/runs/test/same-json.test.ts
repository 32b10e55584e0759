import { isDeepStrictEqual } from 'node:util';
import { isSameJson } from '@vitrum/runs/internal';
import fc from 'fast-check';
import { expect, test } from 'vitest';

test.each([
  [{ a: 1, b: [2] }, { b: [2], a: 1 }, true],
  [[1, 2], [2, 1], false],
  [[], {}, false],
  [{}, null, false],
  [{ a: undefined }, {}, false],
  [{ a: undefined }, { b: undefined }, false],
  [{ a: { b: ['x', null] } }, { a: { b: ['x', null] } }, true],
  ['1', 1, false],
  [NaN, NaN, true],
])('%j and %j: %s', (a, b, expected) => {
  expect(isSameJson(a, b)).toBe(expected);
  expect(isSameJson(b, a)).toBe(expected);
});

test('decides as Node does, for any JSON', () => {
  // Short keys and few values, so that two of them are the same often enough.
  const { json } = fc.letrec<{ json: unknown }>((tie) => ({
    json: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.constantFrom(null, true, 0, 1, 'a'),
      fc.array(tie('json'), { maxLength: 2 }),
      fc.dictionary(fc.constantFrom('a', 'b'), tie('json'), { maxKeys: 2, noNullPrototype: true }),
    ),
  }));
  fc.assert(fc.property(json, json, (a, b) => isSameJson(a, b) === isDeepStrictEqual(a, b)), { seed: 1, numRuns: 2000 });
  fc.assert(fc.property(json, (a) => isSameJson(a, JSON.parse(JSON.stringify(a)))), { seed: 2 });
});
