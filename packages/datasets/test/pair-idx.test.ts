import { pairIdx, type IdxFile, type IdxPair } from '@vitrum/datasets';
import { labelsBeside, testInputsBeside } from '@vitrum/datasets/internal';
import { describe, expect, test } from 'vitest';

const pictures = (name: string, count: number): IdxFile => ({ name, shape: [count, 2, 2] });
const labels = (name: string, count: number): IdxFile => ({ name, shape: [count] });
const pair = (inputs: string, ofLabels: string): IdxPair => ({ inputs, labels: ofLabels });

const groups: readonly (readonly [what: string, files: readonly IdxFile[], train: IdxPair, test?: IdxPair])[] = [
  [
    "MNIST's names in any order",
    [labels('t10k-labels-idx1-ubyte', 4), pictures('train-images-idx3-ubyte', 9), pictures('t10k-images-idx3-ubyte', 4), labels('train-labels-idx1-ubyte', 9)],
    pair('train-images-idx3-ubyte', 'train-labels-idx1-ubyte'),
    pair('t10k-images-idx3-ubyte', 't10k-labels-idx1-ubyte'),
  ],
  [
    'names that say nothing: by their counts, the smaller part is held out',
    [labels('a', 9), pictures('b', 4), pictures('c', 9), labels('d', 4)],
    pair('c', 'a'),
    pair('b', 'd'),
  ],
  ['one pair', [labels('two', 5), pictures('one', 5)], pair('one', 'two')],
  [
    'F070: names with dots and with hyphens',
    [labels('t10k-labels-idx1-ubyte', 5), pictures('train-images.idx3-ubyte', 5), labels('train-labels-idx1-ubyte', 5), pictures('t10k-images.idx3-ubyte', 5)],
    pair('train-images.idx3-ubyte', 'train-labels-idx1-ubyte'),
    pair('t10k-images.idx3-ubyte', 't10k-labels-idx1-ubyte'),
  ],
  [
    'F068: each file twice, once with a dot',
    [pictures('train-images-idx3-ubyte', 5), pictures('train-images.idx3-ubyte', 5), labels('train-labels-idx1-ubyte', 5), labels('train-labels.idx1-ubyte', 5)],
    pair('train-images-idx3-ubyte', 'train-labels-idx1-ubyte'),
  ],
  [
    'a test part that is larger, by its name',
    [pictures('train-images', 3), labels('train-labels', 3), pictures('test-images', 8), labels('test-labels', 8)],
    pair('train-images', 'train-labels'),
    pair('test-images', 'test-labels'),
  ],
];

describe('IDX files that belong together', () => {
  test.for(groups)('%s', ([, files, train, held]) => {
    expect(pairIdx(files)).toEqual({ train, test: held });
  });

  test.for([
    ['pictures alone', [pictures('one', 3)], 'one holds pictures, and their labels are missing.'],
    ['labels alone', [labels('one', 3)], 'one holds labels, and their pictures are missing.'],
    ['three parts', [pictures('a', 1), pictures('b', 2), pictures('c', 3), labels('d', 1)], 'There are 3 files of inputs and 1 of labels: a, b, c, d.'],
  ] as const)('%s', ([, files, message]) => {
    expect(() => pairIdx(files)).toThrow(expect.objectContaining({ code: 'VITRUM_MISSING_OPTION', message }));
  });
});

test("by MNIST's way of naming, without their headers", () => {
  const files = ['train-targets.idx1-float', 'T10K-images.idx3-ubyte.gz', 'notes.txt', 'emnist-digits-test-images-idx3-ubyte'].map((name) => ({ name }));
  expect(labelsBeside('train-images-idx3-ubyte', files)).toBe(files[0]);
  expect(testInputsBeside('train-images-idx3-ubyte', files)).toBe(files[1]);
  expect(testInputsBeside('emnist-digits-train-images-idx3-ubyte', files)).toBe(files[3]);
  expect([labelsBeside('pictures.idx', files), testInputsBeside('t10k-images-idx3-ubyte', files)]).toEqual([undefined, undefined]);
});
