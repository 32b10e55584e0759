import { createHash } from 'node:crypto';
import type { Dataset, DatasetSplits } from '@vitrum/core';
import { byteRows, classTargets, datasetOf, selectSamples } from '@vitrum/datasets';
import type { DataFingerprint, SamplesFingerprint } from '@vitrum/runs';
import { fingerprintData } from '@vitrum/runs/internal';
import { describe, expect, test } from 'vitest';
import { findContentChange } from '../src/data/data-fingerprint.ts';

const count = 700;
const pixels = Uint8Array.from({ length: count * 784 }, (_, i) => (i * 31 + (i >> 7)) % 256);
const labels = Uint8Array.from({ length: count }, (_, i) => i % 3);
const picturesOf = (bytes: Uint8Array, classes: Uint8Array): Dataset =>
  datasetOf({ name: 'pictures', inputs: byteRows(bytes, [28, 28]), targets: classTargets(Uint32Array.from(classes), ['a', 'b', 'c']) });
const pictures = picturesOf(pixels, labels);
const first = (dataset: Dataset, size: number): Dataset => selectSamples(dataset, Uint32Array.from({ length: size }, (_, i) => i));
const splits = (train: Dataset, test: Dataset = first(pictures, 10)): DatasetSplits => ({ train, test });
const unpublished = {};

async function samplesFingerprint(data: DatasetSplits): Promise<SamplesFingerprint> {
  const found = await fingerprintData(unpublished, data);
  if (found === null || 'files' in found) throw new Error('These are samples.');
  return found;
}

/** Floats of any source, without bytes. */
const asFloats = ({ inputBytes: _, ...dataset }: Dataset): Dataset => dataset;
const onDisk = (dataset: Dataset): Dataset => ({ ...asFloats(dataset), readBlock: (indices) => Promise.resolve(selectSamples(dataset, indices)) });
const changeAt = (bytes: Uint8Array, place: number): Uint8Array => bytes.map((byte, i) => (i === place ? (byte + 1) % 3 : byte));

describe('the fingerprint of samples', () => {
  test('is the hash of the hashes of blocks of about a megabyte', async () => {
    const sha = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
    const perBlock = Math.floor(1_048_576 / (4 * (784 + 3)));
    const [inputs, targets]: [string[], string[]] = [[], []];
    for (let start = 0; start < count; start += perBlock) {
      const end = Math.min(count, start + perBlock);
      inputs.push(sha(pixels.subarray(start * 784, end * 784)));
      const oneHot = Float32Array.from({ length: 3 * (end - start) }, (_, i) => (labels[start + Math.floor(i / 3)] === i % 3 ? 1 : 0));
      targets.push(sha(new Uint8Array(oneHot.buffer)));
    }
    expect(inputs).toHaveLength(3);
    expect((await samplesFingerprint(splits(pictures))).train).toEqual({
      inputs: sha(`[28,28]\n${inputs.join('\n')}\n`),
      targets: sha(`[3]\n${targets.join('\n')}\n`),
      divisor: 255,
    });
  });

  const changes: readonly (readonly [string, DatasetSplits, string])[] = [
    ['one pixel', splits(picturesOf(changeAt(pixels, 500 * 784 + 3), labels)), 'the inputs of the training samples are other ones'],
    ['one label', splits(picturesOf(pixels, changeAt(labels, count - 1))), 'the targets of the training samples are other ones'],
    ['a label of the test part', splits(pictures, picturesOf(pixels.subarray(0, 7840), changeAt(labels.subarray(0, 10), 4))), 'the inputs of the test samples are other ones'],
    ['two exchanged samples', splits(selectSamples(pictures, Uint32Array.from({ length: count }, (_, i) => [1, 0][i] ?? i))), 'the inputs of the training samples are other ones'],
    ['a sample less', splits(first(pictures, count - 1)), 'the inputs of the training samples are other ones'],
  ];
  test.each(changes)('tells %s, whatever form it is read in', async (_, changed, words) => {
    const recorded = await samplesFingerprint(splits(pictures, picturesOf(pixels.subarray(0, 7840), labels.subarray(0, 10))));
    for (const form of [changed, { train: asFloats(changed.train), test: asFloats(changed.test) }]) {
      const found = await findContentChange(recorded, await samplesFingerprint(form), form);
      expect(found).toBe(words.replace('inputs of the test', 'targets of the test'));
    }
  });

  const forms: readonly (readonly [string, Dataset])[] = [['bytes', pictures], ['floats', asFloats(pictures)], ['blocks on disk', onDisk(pictures)]];
  test('is comparable between bytes, floats and samples on disk', async () => {
    for (const [then, recorded] of forms) {
      for (const [now, present] of forms) {
        const change = await findContentChange(await samplesFingerprint(splits(recorded)), await samplesFingerprint(splits(present)), splits(present));
        expect([then, now, change]).toEqual([then, now, undefined]);
      }
    }
  });

  test('has a part for validation where the data come with one', async () => {
    const whole = { ...splits(pictures), validation: first(pictures, 20) };
    const recorded = await samplesFingerprint(whole);
    const others: readonly (readonly [DatasetSplits, string | undefined])[] = [
      [whole, undefined],
      [{ ...whole, validation: asFloats(whole.validation) }, undefined],
      [{ ...whole, validation: first(pictures, 19) }, 'the inputs of the validation samples are other ones'],
      [splits(pictures), 'the inputs of the validation samples are other ones'],
    ];
    for (const [data, change] of others) expect(await findContentChange(recorded, await samplesFingerprint(data), data)).toBe(change);
    expect(await findContentChange(await samplesFingerprint(splits(pictures)), recorded, whole)).toBe('the inputs of the validation samples are other ones');
  });

  test('hears how far it has come', async () => {
    const heard: number[] = [];
    await fingerprintData(unpublished, splits(pictures), { onProgress: (fraction) => void heard.push(fraction) });
    expect(heard).toEqual(heard.toSorted((a, b) => a - b));
    expect(heard.at(-1)).toBe(1);
    expect(heard.length).toBeGreaterThan(3);
  });
});

describe('the fingerprint of published files', () => {
  const published = { name: 'p', folder: 'p', mirrors: [], files: [{ name: 'a', sha256: '00ff', size: 1 }, { name: 'b', size: 1, gzip: { sha256: '11ee' } }] };
  test('follows from their checksums, and reads nothing', async () => {
    const unread = { ...pictures, readInput: () => { throw new Error('It was read.'); } };
    const expected: DataFingerprint = { files: { a: '00ff', b: '11ee' } };
    expect(await fingerprintData({ published }, splits(unread, unread))).toEqual(expected);
    expect(await findContentChange({ files: { a: '00ff', b: '22' } }, expected, splits(unread))).toBe('the published files are other ones');
  });
});
