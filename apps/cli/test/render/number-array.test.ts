import { expect, test } from 'vitest';
import { renderNumbers } from '../../src/render/number-array.ts';

const text = (...args: Parameters<typeof renderNumbers>): string => renderNumbers(...args).lines.join('\n');
const range = (length: number): Float64Array => Float64Array.from({ length }, (_, i) => i);

// As numpy 2.1 prints them with precision=4, floatmode='fixed', but for its '...'.
test.each<readonly [title: string, expected: string, ...Parameters<typeof renderNumbers>]>([
  ['a vector', '[ 0.5000 -1.2346]', Float64Array.of(0.5, -1.23456), [2], { columns: 75 }],
  ['a matrix', '[[0.0000 1.0000]\n [2.0000 3.0000]]', range(4), [2, 2], { columns: 75 }],
  ['a long vector', '[0.0000 1.0000 … 7.0000 8.0000]', range(9), [9], { columns: 75, edge: 2 }],
  ['a large matrix', '[[ 0.0000  1.0000 …  4.0000  5.0000]\n [ 6.0000  7.0000 … 10.0000 11.0000]\n …\n [24.0000 25.0000 … 28.0000 29.0000]\n [30.0000 31.0000 … 34.0000 35.0000]]', range(36), [6, 6], { columns: 75, edge: 2 }],
  ['one that just has room', '[0.0000 1.0000 2.0000]', range(3), [3], { columns: 75, edge: 1 }],
  ['three axes', '[[[0.0000 1.0000]\n  [2.0000 3.0000]]\n\n [[4.0000 5.0000]\n  [6.0000 7.0000]]]', range(8), [2, 2, 2], { columns: 75 }],
  ['rows that are too long', '[[0.0000 1.0000\n  2.0000]\n [3.0000 4.0000\n  5.0000]]', range(6), [2, 3], { columns: 18 }],
  ['small numbers', '[ 1.0000e-5 -2.0000e-6]', Float64Array.of(1e-5, -2e-6), [2], { columns: 75 }],
  ['what is rounded to nothing', '[0.0000 1.0000]', Float64Array.of(-1e-9, 1), [2], { columns: 75 }],
  ['nothing but zeros', '[0.0000 0.0000]', new Float64Array(2), [2], { columns: 75 }],
  ['a single number', '[[7.0000]]', Float64Array.of(7), [1, 1], { columns: 75 }],
])('%s', (_, expected, ...args) => {
  expect(text(...args)).toBe(expected);
});
