import { expect, test } from 'vitest';
import { predictionRecord } from '../src/predict/prediction-record.ts';
import { Tally } from '../src/predict/tally.ts';
import { isRight, type Verdict } from '../src/predict/verdict.ts';

const labels = (prediction: readonly string[], targets?: readonly string[]) =>
  ({ kind: 'labels', names: ['a', 'b', 'a,b'], values: [0, 0, 0], prediction, ...(targets && { targets }) }) as const;
const ofClass = (label?: number) => ({ kind: 'class', classes: ['a', 'b'], values: [0, 1], prediction: 1, ...(label !== undefined && { label }) }) as const;

test.each([
  ['the same class', ofClass(1), true],
  ['another class', ofClass(0), false],
  ['no class is known', ofClass(), undefined],
  ['the same labels', labels(['a', 'b'], ['a', 'b']), true],
  ['none of them', labels([], []), true],
  ['one label too few', labels(['a'], ['a', 'b']), false],
  ['a label with a comma in its name', labels(['a,b'], ['a', 'b']), false],
  ['no labels are known', labels(['a']), undefined],
] as const)('%s: record and tally agree', (_, verdict, expected) => {
  expect(isRight(verdict)).toBe(expected);
  expect(predictionRecord('x', Float32Array.of(), verdict)['correct']).toBe(expected);
  const tally = new Tally();
  tally.add({ source: 'x' }, verdict);
  expect([tally.samples, tally.mistaken]).toEqual([expected === undefined ? 0 : 1, expected === false ? ['x'] : []]);
});

test('numbers are near or far', () => {
  const numbers: Verdict = { kind: 'numbers', names: ['p', 'q'], values: [1, 2], targets: [2, 5] };
  const tally = new Tally();
  tally.add({ source: 'x' }, numbers);
  expect([tally.samples, tally.mistaken, tally.meanAbsoluteError]).toEqual([1, [], 2]);
});
