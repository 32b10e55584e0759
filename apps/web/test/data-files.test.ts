import { gzipSync } from 'node:zlib';
import { writeIdx } from '@vitrum/datasets';
import { describe, expect, test } from 'vitest';
import { sortFiles } from '../src/files/sort-files.ts';
import { pairIdx } from '../src/worker/data/pair-idx.ts';
import { readFile } from '../src/worker/data/brought-files.ts';
import { recogniseData } from '../src/worker/data/recognise.ts';

const pictures = (count: number): Uint8Array => writeIdx({ shape: [count, 2, 2], data: new Uint8Array(4 * count) });
const labels = (count: number): Uint8Array => writeIdx({ shape: [count], data: Uint8Array.from({ length: count }, (_, index) => index % 3) });
const text = (content: string): Uint8Array => new TextEncoder().encode(content);

const groups: readonly (readonly [what: string, files: Readonly<Record<string, Uint8Array>>, reference: object])[] = [
  [
    "MNIST's names in any order",
    { 't10k-labels-idx1-ubyte': labels(4), 'train-images-idx3-ubyte': pictures(9), 't10k-images-idx3-ubyte': pictures(4), 'train-labels-idx1-ubyte': labels(9) },
    { type: 'idx', file: 'train-images-idx3-ubyte', labels: 'train-labels-idx1-ubyte', testFile: 't10k-images-idx3-ubyte', testLabels: 't10k-labels-idx1-ubyte' },
  ],
  [
    'names that say nothing: by their counts, the smaller part is held out',
    { a: labels(9), b: pictures(4), c: pictures(9), d: labels(4) },
    { type: 'idx', file: 'c', labels: 'a', testFile: 'b', testLabels: 'd' },
  ],
  ['one pair', { two: labels(5), one: pictures(5) }, { type: 'idx', file: 'one', labels: 'two' }],
  [
    'F070: names with dots and with hyphens',
    { 't10k-labels-idx1-ubyte': labels(5), 'train-images.idx3-ubyte': pictures(5), 'train-labels-idx1-ubyte': labels(5), 't10k-images.idx3-ubyte': pictures(5) },
    { type: 'idx', file: 'train-images.idx3-ubyte', labels: 'train-labels-idx1-ubyte', testFile: 't10k-images.idx3-ubyte', testLabels: 't10k-labels-idx1-ubyte' },
  ],
  [
    'F068: each file twice, once with a dot',
    { 'train-images-idx3-ubyte': pictures(5), 'train-images.idx3-ubyte': pictures(5), 'train-labels-idx1-ubyte': labels(5), 'train-labels.idx1-ubyte': labels(5) },
    { type: 'idx', file: 'train-images-idx3-ubyte', labels: 'train-labels-idx1-ubyte' },
  ],
  [
    'a test part that is larger, by its name',
    { 'train-images': pictures(3), 'train-labels': labels(3), 'test-images': pictures(8), 'test-labels': labels(8) },
    { type: 'idx', file: 'train-images', labels: 'train-labels', testFile: 'test-images', testLabels: 'test-labels' },
  ],
];

describe('IDX files that belong together', () => {
  test.for(groups)('%s', ([, files, reference]) => {
    expect(pairIdx(Object.entries(files).map(([name, bytes]) => ({ name, bytes })))).toEqual(reference);
  });

  test.for([
    ['pictures alone', { one: pictures(3) }, 'VITRUM_MISSING_OPTION', 'one holds pictures, and their labels are missing.'],
    ['labels alone', { one: labels(3) }, 'VITRUM_MISSING_OPTION', 'one holds labels, and their pictures are missing.'],
    ['a file that is cut short', { one: pictures(3).subarray(0, 20), two: labels(3) }, 'VITRUM_INVALID_IDX', 'one is cut short'],
    ['three parts', { a: pictures(1), b: pictures(2), c: pictures(3), d: labels(1) }, 'VITRUM_MISSING_OPTION', 'There are 3 files of inputs and 1 of labels: a, b, c, d.'],
  ] as const)('%s', ([, files, code, message]) => {
    const pair = (): unknown => pairIdx(Object.entries(files).map(([name, bytes]) => ({ name, bytes })));
    expect(pair).toThrow(expect.objectContaining({ code, message: expect.stringContaining(message) }));
  });
});

test.for([
  ['pictures', pictures(2), 'idx'],
  ['train-images-idx3-ubyte', text('<html>not found</html>'), 'idx'],
  ['iris.csv', text(''), 'csv'],
  ['iris.txt', text('a;b;c\n1;2;3\n'), 'csv'],
  ['notes.txt', text('Dear diary,\nit rains, and rains, and rains\n'), undefined],
  ['photo.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0), undefined],
  ['page.html', text('<a, b>\n<a, b>'), undefined],
] as const)('%s is recognised by its content, or by its name where that is damaged', ([name, bytes, kind]) => {
  expect(recogniseData({ name, bytes })).toBe(kind);
});

describe('a gzipped file', () => {
  const packed = gzipSync(pictures(50));

  test('is unpacked, whatever it is called', async () => {
    const { bytes, isGzipped } = await readFile(new File([packed], 'pictures'));
    expect([bytes, isGzipped]).toEqual([new Uint8Array(pictures(50)), true]);
  });

  test.for([
    ['cut short', packed.subarray(0, 30)],
    ['damaged', Uint8Array.from(packed, (byte, index) => (index === 25 ? byte ^ 0xff : byte))],
  ] as const)('is refused by its name when it is %s', async ([, bytes]) => {
    await expect(readFile(new File([bytes], 'images.gz'))).rejects.toMatchObject({
      code: 'VITRUM_INVALID_GZIP',
      message: 'images.gz cannot be decompressed: its gzip data are cut short or damaged.',
    });
  });
});

test('files are sorted by what they hold', async () => {
  const named = { 'bent.mjs': 'export default {}', 'model.json': '{}', run: 'PK\u0003\u0004', 'events.jsonl': '{"event":"start"}', 'notes': '\n {"a": 1}', 'iris.csv': 'a,b', '.DS_Store': '' };
  const { plugins, runs, data } = await sortFiles(Object.entries(named).map(([name, content]) => new File([content], name)));
  const names = (files: readonly File[]): readonly string[] => files.map(({ name }) => name);
  expect([names(plugins), names(runs), names(data)]).toEqual([['bent.mjs'], ['model.json', 'run', 'events.jsonl', 'notes'], ['iris.csv']]);
});
