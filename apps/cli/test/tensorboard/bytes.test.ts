import { describe, expect, test } from 'vitest';
import { crc32c } from '../../src/tensorboard/crc32c.ts';
import { encodeEvent } from '../../src/tensorboard/event-message.ts';
import { frameRecord } from '../../src/tensorboard/frame-record.ts';
import { histogramOf } from '../../src/tensorboard/histogram.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

// The check value of CRC-32C, and the examples of RFC 3720, appendix B.4.
test.each<[string, Uint8Array, number]>([
  ['nothing', new Uint8Array(), 0],
  ['123456789', bytesOf('123456789'), 0xe3069283],
  ['32 zeros', new Uint8Array(32), 0x8a9136aa],
  ['32 bytes of ones', new Uint8Array(32).fill(0xff), 0x62a8ab43],
  ['0 to 31', Uint8Array.from({ length: 32 }, (_, i) => i), 0x46dd794e],
])('the checksum of %s', (_, bytes, expected) => {
  expect(crc32c(bytes)).toBe(expected);
});

test('a record is its length, the checksum of that, the data and theirs', () => {
  const record = frameRecord(bytesOf('123456789'));
  expect(hex(record.subarray(0, 8))).toBe('0900000000000000');
  expect(hex(record.subarray(12, 21))).toBe(hex(bytesOf('123456789')));
  // 0xe3069283 turned right by 15 bits is 0x2507c60d; with 0xa282ead8 added, 0xc78ab0e5.
  expect(hex(record.subarray(21))).toBe('e5b08ac7');
});

describe('an event', () => {
  const time = '09000000000000f03f'; // field 1, double: 1.0

  test.each<[string, Parameters<typeof encodeEvent>[0], string]>([
    // Field 2, varint; field 3, text of 13 bytes.
    ['with the version of its file', { wallTime: 1, step: 0, fileVersion: 'brain.Event:2' }, `${time}10001a0d${hex(bytesOf('brain.Event:2'))}`],
    // Field 7, 2 bytes: field 1, varint, START.
    ['that begins a session in step 300', { wallTime: 1, step: 300, isStart: true }, `${time}10ac023a020801`],
    // Field 5, 10 bytes: field 1, 8 bytes: tag "a" and the float 1.0.
    ['with a scalar', { wallTime: 1, step: 2, values: [{ tag: 'a', scalar: 1 }] }, `${time}10022a0a0a080a0161150000803f`],
    [
      'with a histogram of 1 and 2',
      { wallTime: 1, step: 2, values: [{ tag: 'a', histogram: { min: 1, max: 2, count: 2, sum: 3, sumOfSquares: 5, limits: [2], counts: [2] } }] },
      // Field 5 of the value: min, max, num, sum, sum of squares as doubles, then two packed lists of one double.
      `${time}10022a480a460a01612a4109000000000000f03f110000000000000040190000000000000040210000000000000840290000000000001440` +
        `320800000000000000403a080000000000000040`,
    ],
  ])('%s', (_, event, expected) => {
    expect(hex(encodeEvent(event))).toBe(expected);
  });
});

describe('a histogram', () => {
  test('has 30 buckets between the smallest and the largest number', () => {
    const histogram = histogramOf([0, 1, 1.9, 2, 30, NaN, Infinity]);
    expect(histogram).toMatchObject({ min: 0, max: 30, count: 5, sum: 34.9, sumOfSquares: 1 + 1.9 ** 2 + 4 + 900 });
    expect(histogram?.limits).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
    expect(histogram?.counts.map((count, i) => [i, count]).filter(([, count]) => count !== 0)).toEqual([[0, 1], [1, 2], [2, 1], [29, 1]]);
  });

  test('of equal numbers has one bucket, and of none there is none', () => {
    expect(histogramOf([3, 3])).toEqual({ min: 3, max: 3, count: 2, sum: 6, sumOfSquares: 18, limits: [3], counts: [2] });
    expect(histogramOf([NaN])).toBeUndefined();
  });
});
