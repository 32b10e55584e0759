import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { performAll } from '../src/perform-all.ts';

test.each([
  { count: 0, atOnce: 3 },
  { count: 2, atOnce: 3 },
  { count: 20, atOnce: 3 },
])('$count pieces are performed once each, in order, at most $atOnce at once', async ({ count, atOnce }) => {
  const begun: number[] = [];
  let [underWay, max] = [0, 0];
  await performAll(count, atOnce, async (piece) => {
    begun.push(piece);
    max = Math.max(max, ++underWay);
    await setImmediate();
    underWay--;
  });
  expect(begun).toEqual(Array.from({ length: count }, (_, piece) => piece));
  expect([underWay, max]).toEqual([0, Math.min(count, atOnce)]);
});

test('after a failure no more are begun, and it is told of once the others have ended', async () => {
  const [begun, ended]: [number[], number[]] = [[], []];
  const all = performAll(100, 4, async (piece) => {
    begun.push(piece);
    if (piece === 2) throw new Error('the third');
    await setImmediate();
    ended.push(piece);
  });
  await expect(all).rejects.toThrow('the third');
  expect(begun).toEqual([0, 1, 2, 3]);
  expect(ended).toEqual([0, 1, 3]);
});
