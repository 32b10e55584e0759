import { createRandom } from '@vitrum/tensor';
import { resampleAffine } from '@vitrum/tensor/picture';
import { resampleMoved } from '@vitrum/tensor/picture/moved';
import { expect, test } from 'vitest';

const shape = { height: 3, width: 3, channels: 1 };
const picture = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9);
const resampled = (map: readonly number[], fill: 'zero' | 'edge' = 'zero'): readonly number[] => {
  const out = new Float64Array(9).fill(NaN);
  resampleAffine(picture, out, shape, Float64Array.from(map), fill);
  return [...out];
};

test.each<[string, readonly number[], readonly number[]]>([
  ['the identity', [1, 0, 0, 0, 1, 0], [...picture]],
  ['twice the size about the middle', [0.5, 0, 0, 0, 0.5, 0], [3, 3.5, 4, 4.5, 5, 5.5, 6, 6.5, 7]],
  ['one pixel to the left', [1, 0, 1, 0, 1, 0], [2, 3, 0, 5, 6, 0, 8, 9, 0]],
  ['the diagonal mirrored', [0, 1, 0, 1, 0, 0], [1, 4, 7, 2, 5, 8, 3, 6, 9]],
  ['far away', [1, 0, 100, 0, 1, 0], [0, 0, 0, 0, 0, 0, 0, 0, 0]],
])('%s', (_what, map, expected) => {
  expect(resampled(map)).toEqual(expected);
});

test('beyond the border stands 0, or the nearest pixel', () => {
  expect(resampled([1, 0, -1.5, 0, 1, 0])).toEqual([0, 0.5, 1.5, 0, 2, 4.5, 0, 3.5, 7.5]);
  expect(resampled([1, 0, -1.5, 0, 1, 0], 'edge')).toEqual([1, 1, 1.5, 4, 4, 4.5, 7, 7, 7.5]);
});

test('every map gives what its points give one by one, gray and color', () => {
  const random = createRandom(5);
  for (const [height, width, channels] of [[7, 9, 1], [6, 5, 3], [1, 4, 1], [5, 1, 2]] as const) {
    const from = Float64Array.from({ length: height * width * channels }, () => random.uniform());
    for (let trial = 0; trial < 200; trial++) {
      const whole = trial % 4 === 0 ? Math.round : (value: number) => value;
      const map = Float64Array.from([1, 0, 0, 0, 1, 0], (value, i) => whole(value + random.uniform(-2, 2) * (i % 3 === 2 ? 2 : 1)));
      const fill = trial % 2 === 0 ? 'zero' : 'edge';
      const [all, moved] = [new Float64Array(from.length).fill(NaN), new Float64Array(from.length).fill(NaN)];
      const moves = new Float64Array(2 * height * width);
      for (let i = 0; i < height * width; i++) {
        const [x, y] = [(i % width) - (width - 1) / 2, Math.floor(i / width) - (height - 1) / 2];
        const at = (line: number): number => (map[line] ?? 0) * x + (map[line + 1] ?? 0) * y + (map[line + 2] ?? 0);
        [moves[2 * i], moves[2 * i + 1]] = [at(0) - x, at(3) - y];
      }
      resampleAffine(from, all, { height, width, channels }, map, fill);
      resampleMoved(from, moved, { height, width, channels }, moves, fill);
      for (const [i, value] of moved.entries()) expect(all[i]).toBeCloseTo(value, 9);
    }
  }
});

test.each(['zero', 'edge'] as const)('pixels that are mirrored and moved by whole numbers are those that interpolation between them gives, beyond the border %s', (fill) => {
  const random = createRandom(6);
  for (const [height, width, channels] of [[4, 5, 1], [3, 2, 3], [1, 1, 1]] as const) {
    const from = Float64Array.from({ length: height * width * channels }, () => random.uniform());
    for (let trial = 0; trial < 300; trial++) {
      const [sx, sy] = [random.integer(2) === 0 ? 1 : -1, random.integer(2) === 0 ? 1 : -1];
      const [dx, dy] = [random.integer(15) - 7, random.integer(15) - 7];
      const [whole, between] = [new Float64Array(from.length).fill(NaN), new Float64Array(from.length).fill(NaN)];
      resampleAffine(from, whole, { height, width, channels }, Float64Array.of(sx, 0, dx, 0, sy, dy), fill);
      resampleAffine(from, between, { height, width, channels }, Float64Array.of(sx, 0, dx + 1e-9, 0, sy, dy - 1e-9), fill);
      for (const [i, value] of between.entries()) expect(whole[i]).toBeCloseTo(value, 6);
    }
  }
});

test('pixels that are moved one by one', () => {
  const out = new Float64Array(9);
  const moves = new Float64Array(18);
  [moves[8], moves[9], moves[0]] = [0.5, 1, -1];
  resampleMoved(picture, out, shape, moves, 'zero');
  expect([...out]).toEqual([0, 2, 3, 4, 8.5, 6, 7, 8, 9]);
});
