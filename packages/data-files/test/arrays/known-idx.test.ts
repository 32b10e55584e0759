import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { folderOf, idxOf, labels, load, pictures } from '../support/arrays.ts';
import { thrownBy } from '../support/thrown-by.ts';

/** The header of pictures, byte by byte. */
const header = (count: number, height: number, width: number): Uint8Array => {
  const bytes = new DataView(new ArrayBuffer(16));
  [0x0803, count, height, width].forEach((value, i) => bytes.setUint32(4 * i, value));
  return new Uint8Array(bytes.buffer);
};
/** Four pictures as a program writes them that keeps the lowest byte first. */
const littleEndian = Uint8Array.of(3, 8, 0, 0, 4, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, ...pictures.subarray(16));

test.each<[title: string, name: string, content: Uint8Array, message: string, hint: RegExp]>([
  ['P046: gzip in gzip', 'train-images-idx3-ubyte.gz', gzipSync(gzipSync(pictures)), 'is still compressed: it begins with 1f 8b, the mark of gzip.', /^Decompress it/],
  ['P048: the lowest byte first', 'train-images-idx3-ubyte', littleEndian, 'is not an IDX file: it begins with the bytes 03 08 instead of 00 00.', /^Check that it is the data file/],
  ['P048: too long', 'train-images-idx3-ubyte', Uint8Array.of(...pictures, 1, 2), 'is too long: the header promises 4 × 1 × 2 = 8 bytes of data, the file has 10.', /replace the file with the original/],
  ['P048: too short', 'train-images-idx3-ubyte', pictures.subarray(0, -3), 'is cut short: the header promises 4 × 1 × 2 = 8 bytes of data, the file has 5.', /replace the file with the original/],
  [
    'P048: a header that promises 3 TB', 'train-images-idx3-ubyte', Uint8Array.of(...header(4e9, 28, 28), 1, 2, 3),
    'is cut short: the header promises 4,000,000,000 × 28 × 28 = 3,136,000,000,000 bytes of data, the file has 3.', /replace the file with the original/,
  ],
])('%s is refused', async (_, name, content, message, hint) => {
  const folder = await folderOf({ [name]: content, 'train-labels-idx1-ubyte': labels });
  const error = await thrownBy(() => load('idx', { file: folder }));
  expect(error).toMatchObject({ message: `${folder}/${name} ${message}`, hint: expect.stringMatching(hint) });
});

test('the header that the test writes is the one of the format', () => {
  expect(header(4, 1, 2)).toEqual(idxOf([4, 1, 2], new Uint8Array(8)).subarray(0, 16));
});
