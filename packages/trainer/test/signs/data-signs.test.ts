import type { Dataset } from '@vitrum/core';
import { classSigns, extendMissing, findSharedSamples, sharedSigns, type Confusion } from '@vitrum/trainer/signs';
import { describe, expect, test } from 'vitest';

/** Samples of two numbers, as bytes too if wanted. */
function dataset(rows: readonly (readonly [number, number])[], hasBytes = false): Dataset {
  const bytes = Uint8Array.from(rows.flat());
  return {
    ...{ name: 'rows', size: rows.length, inputShape: [2], targetSize: 1 },
    readInput: (index, out, offset) => out.set(rows[index] ?? [], offset),
    readTarget: (_, out, offset) => out.fill(0, offset, offset + 1),
    ...(hasBytes && { inputBytes: { bytes, divisor: 255 } }),
  };
}
const rows = (count: number, first = 0): (readonly [number, number])[] => Array.from({ length: count }, (_, i) => [(first + i) % 251, Math.floor((first + i) / 251)]);

describe.each([false, true])('samples that are in both parts, bytes: %s', (hasBytes) => {
  const found = (train: readonly (readonly [number, number])[], test: readonly (readonly [number, number])[]) => {
    const shared = findSharedSamples(dataset(train, hasBytes), dataset(test, hasBytes));
    return shared === undefined ? undefined : { count: shared.shared, signs: sharedSigns(shared, 'test').length };
  };

  test.each([
    ['none', rows(300), rows(100, 300), { count: 0, signs: 0 }],
    ['10 of 100', rows(300), rows(100, 290), { count: 10, signs: 1 }],
    ['two of 100, as it happens', rows(300), rows(100, 298), { count: 2, signs: 0 }],
    ['three of 1000, less than 1 %', rows(300), rows(1000, 297), { count: 3, signs: 0 }],
    ['all', rows(300), rows(300), { count: 300, signs: 1 }],
    ['all, of four corners that repeat', Array.from({ length: 200 }, (_, i) => rows(4)[i % 4] ?? [0, 0] as const), rows(4), { count: 4, signs: 0 }],
    ['all, of data that were doubled before they were divided', rows(300).flatMap((row) => [row, row]), rows(300), { count: 300, signs: 1 }],
  ])('%s', (_, train, test, expected) => {
    expect(found(train, test)).toEqual(expected);
  });
});

test('bytes of other scales, and samples of other sizes, are not compared', () => {
  const bytes = dataset(rows(10), true);
  expect(findSharedSamples(bytes, { ...bytes, inputBytes: { bytes: new Uint8Array(20), divisor: 1 } })).toBeUndefined();
  expect(findSharedSamples(bytes, { ...bytes, inputShape: [3] })).toBeUndefined();
});

test('sparse samples that a few numbers do not tell apart are found without comparing each with each', () => {
  let reads = 0;
  const width = 2000;
  /** Three words of a vocabulary. */
  const bag = (index: number): readonly number[] => [(7 * index) % width, (11 * index + 3) % width, (13 * index + 5) % width];
  const bags = (count: number, start: number): Dataset => ({
    ...{ name: 'bags', size: count, inputShape: [width], targetSize: 1 },
    readInput: (index, out, offset) => {
      reads++;
      out.fill(0, offset, offset + width);
      for (const word of bag(start + index)) out[offset + word] = 1;
    },
    readTarget: (_, out, offset) => out.fill(0, offset, offset + 1),
  });
  expect(findSharedSamples(bags(400, 0), bags(120, 370))).toMatchObject({ shared: 30, samples: 120 });
  expect(reads).toBeLessThan(20 * 520); // each with each is 48,000
});

describe('classes', () => {
  const missingAfter = (...confusions: readonly Confusion[]) => confusions.reduce<readonly number[]>(extendMissing, []);
  const unseen: Confusion = [[5, 0], [5, 0]];
  const seen: Confusion = [[5, 0], [4, 1]];

  test.each<[string, readonly Confusion[], boolean, number]>([
    ['missing in three epochs', [unseen, unseen, unseen], false, 1],
    ['missing in two', [unseen, unseen], false, 0],
    ['missing in two, at the end of the run', [unseen, unseen], true, 1],
    ['seen in between', [unseen, unseen, seen, unseen], false, 0],
    ['seen at the end', [unseen, unseen, seen], true, 0],
    ['that have two samples', [[[8, 0], [2, 0]], [[8, 0], [2, 0]], [[8, 0], [2, 0]]], true, 0],
    ['that are predicted for others alone', [[[4, 1], [5, 0]], [[4, 1], [5, 0]], [[4, 1], [5, 0]]], true, 0],
  ])('%s', (_, confusions, isEnd, count) => {
    expect(classSigns(missingAfter(...confusions), ['cat', 'dog'], isEnd)).toHaveLength(count);
  });

  test('are named, the first three of them', () => {
    const [sign] = classSigns([3, 0, 3, 3, 4, 9], ['a', 'b', 'c', 'd', 'e', 'f'], false);
    expect(sign).toMatchObject({ figure: 5, message: '5 classes of 6 are never predicted: "a", "c", "d" and 2 more.' });
    expect(classSigns([3, 0], ['cat', 'dog'], false)[0]).toMatchObject({ message: '1 class of 2 is never predicted: "cat".' });
  });
});
