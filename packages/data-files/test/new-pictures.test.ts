import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { writeIdx, writeNpy, type KnownEncoding } from '@vitrum/datasets';
import { readNewSamples, type NewSample } from '@vitrum/data-files';
import { temporaryFolder } from './support/temporary-folder.ts';
import { thrownBy } from './support/thrown-by.ts';

const gray: KnownEncoding = { type: 'image', height: 2, width: 2, channels: 1, fit: 'fill' };
const numbers: KnownEncoding = { type: 'array', shape: [2], offsets: [1, 2], scales: [2, 4] };

async function samplesOf(name: string, content: Uint8Array, encoding: KnownEncoding): Promise<{ path: string; samples: NewSample[] }> {
  const path = join(await temporaryFolder(), name);
  await writeFile(path, content);
  const samples: NewSample[] = [];
  for await (const sample of readNewSamples([path], encoding)) samples.push(sample);
  return { path, samples };
}

test('a picture becomes the inputs of a model of pictures, in its size and channels', async () => {
  const png = await sharp({ create: { width: 7, height: 5, channels: 3, background: '#ff0000' } }).png().toBuffer();
  const { path, samples } = await samplesOf('red.png', png, gray);
  const picture = { width: 2, height: 2, channels: 1, pixels: Uint8Array.of(76, 76, 76, 76) };
  expect(samples).toEqual([{ source: path, input: new Float32Array(4).fill(76 / 255), picture }]);
  const { samples: colored } = await samplesOf('red.png', png, { ...gray, channels: 3 });
  expect(colored[0]?.input).toEqual(Float32Array.of(1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0));
});

test('every picture of an IDX or NPY file of bytes becomes one', async () => {
  const array = { shape: [2, 2, 2], data: Uint8Array.of(0, 255, 0, 51, 1, 2, 3, 4) };
  for (const [name, content] of [['p.idx', writeIdx(array)], ['p.npy', writeNpy(array)]] as const) {
    const { path, samples } = await samplesOf(name, content, gray);
    expect(samples.map(({ source }) => source)).toEqual([`${path}, sample 0`, `${path}, sample 1`]);
    expect(samples[0]?.input).toEqual(Float32Array.of(0, 1, 0, 0.2));
    expect(samples[1]?.picture?.pixels).toEqual(Uint8Array.of(1, 2, 3, 4));
  }
});

test('rows of an array are scaled as the model says; an array of one shape is one sample', async () => {
  const { samples } = await samplesOf('x.npy', writeNpy({ shape: [2, 2], data: Float64Array.of(1, 2, 3, 10) }), numbers);
  expect(samples.map(({ input }) => [...input])).toEqual([[0, 0], [1, 2]]);
  const { path, samples: single } = await samplesOf('x.npy', writeNpy({ shape: [2], data: Int32Array.of(3, 10) }), numbers);
  expect(single).toEqual([{ source: path, input: Float32Array.of(1, 2) }]);
});

test.each([
  ['x.npy', writeNpy({ shape: [2, 3], data: new Float32Array(6) }), numbers, 'holds samples of shape [3], the model takes [2].'],
  ['x.txt', new TextEncoder().encode('1 2'), numbers, 'is no NPY or IDX file.'],
  ['x.npy', writeNpy({ shape: [1, 2, 2], data: new Float32Array(4) }), gray, 'holds samples of shape [2, 2] (float); the model takes bytes of pictures, 2 × 2 with 1 channel.'],
])('%s that does not fit is refused', async (name, content, encoding, message) => {
  const error = await thrownBy(() => samplesOf(name, content, encoding));
  expect(error.code).toBe('VITRUM_INVALID_ENCODING');
  expect(error.message).toContain(message);
});
