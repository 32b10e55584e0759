import { describe, expect, test } from 'vitest';
import { cifar10 } from '@vitrum/datasets';
import { cifarContents, cifarDefinition, record } from './support/fake-cifar.ts';
import { memoryContext } from './support/fake-mnist.ts';
import { thrownBy } from './support/thrown-by.ts';

// https://www.cs.toronto.edu/~kriz/cifar.html: 10,000 records of 3073 bytes in each of six files.
test('its files have the sizes of their records', () => {
  expect(cifar10.published?.files.map(({ name, size }) => [name, size])).toEqual([
    ...[1, 2, 3, 4, 5].map((batch) => [`data_batch_${batch}.bin`, 10_000 * 3073]),
    ['test_batch.bin', 10_000 * 3073],
  ]);
});

describe('pictures in its form', () => {
  test('come file after file, with channels last, as byte / 255', async () => {
    const contents = cifarContents();
    const { train, test, encoding } = await cifarDefinition(contents).load(memoryContext(contents));
    expect([train.size, test.size, train.inputShape]).toEqual([5, 2, [32, 32, 3]]);
    expect([train.hasRandomOrder, test.hasRandomOrder]).toEqual([true, false]);
    expect(encoding).toEqual({ type: 'image', height: 32, width: 32, channels: 3 });
    expect(Array.from({ length: 5 }, (_, i) => train.label(i))).toEqual([0, 1, 2, 0, 1]);
    // Sample 3 is record 0 of the second file; its pixel at row 1, column 2 is byte 34 of each plane.
    const pixels = train.pixels(3);
    expect([...pixels.subarray(3 * 34, 3 * 34 + 3)]).toEqual([34, (34 * 3 + 1) % 256, (34 * 5 + 2) % 256]);
    const input = new Float64Array(3072);
    train.readInput(3, input, 0);
    expect([...input]).toEqual(Array.from(pixels, (byte) => byte / 255));
    expect(train.inputBytes?.bytes.length).toBe(5 * 3072);
  });

  test.each([
    { title: 'a file that ends within a record', spoil: (bytes: Uint8Array) => bytes.subarray(0, -1), message: /has 9,218 bytes; a CIFAR file has whole records of 3,073 bytes, here at most 5 of them/ },
    { title: 'too many records', spoil: (bytes: Uint8Array) => Buffer.concat([bytes, bytes]), message: /has 18,438 bytes/ },
    { title: 'a label that is no class', spoil: () => record([3], 0), message: /gives record 0 the label 3, but its labels are 0 to 2/ },
  ])('are refused: $title', async ({ spoil, message }) => {
    const contents = cifarContents();
    const spoiled = new Map([...contents].map(([name, bytes]) => [name, name === 'a.bin' ? spoil(bytes) : bytes]));
    const error = await thrownBy(() => cifarDefinition(contents).load(memoryContext(spoiled)));
    expect([error.code, error.message]).toEqual(['VITRUM_INVALID_DATASET', expect.stringMatching(message)]);
  });

  test('are refused where a pixel is another', async () => {
    const contents = cifarContents();
    const spoiled = new Map([...contents].map(([name, bytes]) => [name, name === 'a.bin' ? Uint8Array.from(bytes).fill(7, 100, 101) : bytes]));
    const error = await thrownBy(() => cifarDefinition(contents).load(memoryContext(spoiled)));
    expect(error.code).toBe('VITRUM_CHECKSUM_MISMATCH');
  });
});
