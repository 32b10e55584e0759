import { kindNames } from '@vitrum/core/internal';
import { describe, expect, test } from 'vitest';
import { builtInSubjects, resultOf, subjectOf, textOf } from './support/subjects.ts';

describe('every property of a built-in contribution is one that is read (D5)', () => {
  test.each(kindNames.flatMap((kind) => builtInSubjects(kind)))('$kind $name', async (subject) => {
    const { failures, notes } = await resultOf(subject, 'properties');
    expect([...failures, ...notes]).toEqual([]);
  });
});

test('a property that is almost one of the contract is a failure, another only a note', async () => {
  const forward = (z: number): number => z;
  const result = await resultOf(subjectOf('activations', { forward, derivitive: () => 1, color: 'red' }), 'properties');
  expect(textOf(result)).toBe('"mutant" has a property "derivitive", which nobody reads. Did you mean "derivative"?');
  expect(result.notes).toEqual([{ message: '"mutant" has a property "color", which nobody reads.' }]);
});
