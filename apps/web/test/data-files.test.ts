import { gzipSync } from 'node:zlib';
import { writeIdx } from '@vitrum/datasets';
import { describe, expect, test } from 'vitest';
import { sortFiles } from '../src/page/files/sort-files.ts';
import { readFile } from '../src/worker/data/imported-files.ts';
import { recognizeData, referenceToIdx } from '../src/worker/data/recognize.ts';

const pictures = (count: number): Uint8Array => writeIdx({ shape: [count, 2, 2], data: new Uint8Array(4 * count) });
const labels = (count: number): Uint8Array => writeIdx({ shape: [count], data: Uint8Array.from({ length: count }, (_, index) => index % 3) });
const text = (content: string): Uint8Array => new TextEncoder().encode(content);

test('IDX files that belong together are found by their headers and names', () => {
  const files = { 't10k-labels-idx1-ubyte': labels(4), 'train-images-idx3-ubyte': pictures(9), 't10k-images-idx3-ubyte': pictures(4), 'train-labels-idx1-ubyte': labels(9) };
  const contents = Object.entries(files).map(([name, bytes]) => ({ name, bytes }));
  const training = { type: 'idx', file: 'train-images-idx3-ubyte', labels: 'train-labels-idx1-ubyte' };
  expect(referenceToIdx(contents)).toEqual({ ...training, testFile: 't10k-images-idx3-ubyte', testLabels: 't10k-labels-idx1-ubyte' });
  expect(referenceToIdx(contents.filter(({ name }) => name.startsWith('train')))).toEqual(training);
});

test('an IDX file that is cut short is named', () => {
  const pair = (): unknown => referenceToIdx([{ name: 'one', bytes: pictures(3).subarray(0, 20) }, { name: 'two', bytes: labels(3) }]);
  expect(pair).toThrow(expect.objectContaining({ code: 'VITRUM_INVALID_IDX', message: expect.stringContaining('one is cut short') }));
});

test.for([
  ['pictures', pictures(2), 'idx'],
  ['train-images-idx3-ubyte', text('<html>not found</html>'), 'idx'],
  ['iris.csv', text(''), 'csv'],
  ['iris.txt', text('a;b;c\n1;2;3\n'), 'csv'],
  ['notes.txt', text('Dear diary,\nit rains, and rains, and rains\n'), undefined],
  ['photo.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0), undefined],
  ['page.html', text('<a, b>\n<a, b>'), undefined],
] as const)('%s is recognized by its content, or by its name where that is damaged', async ([name, bytes, kind]) => {
  expect(await recognizeData({ name, bytes })).toBe(kind);
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
