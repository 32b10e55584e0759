import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { GivenPaths } from '../src/given-paths.ts';
import { pictureSamples } from '../src/predict/picture-samples.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const folder = temporaryFolder();

/** Writes a picture with the given gray levels, and its opacities where there are any. */
async function write(file: string, width: number, levels: readonly number[], opacities?: readonly number[]): Promise<string> {
  const pixels = levels.flatMap((level, i) => [level, level, level, opacities?.[i] ?? 255]);
  const path = join(folder, file);
  await sharp(Uint8Array.from(pixels), { raw: { width, height: levels.length / width, channels: 4 } }).png().toFile(path);
  return path;
}

/** 4 × 4 with another level in its middle. */
const framed = (border: number, middle: number): readonly number[] =>
  Array.from({ length: 16 }, (_, i) => ([5, 6, 9, 10].includes(i) ? middle : border));

async function read(path: string, size: number): Promise<readonly number[]> {
  for await (const { input } of pictureSamples([path], [size * size], new GivenPaths(folder))) return Array.from(input);
  throw new Error('There is no sample.');
}

describe('a picture for a model that does not say how it becomes its inputs', () => {
  test('divides pixels by 255 and leaves light on dark as it is', async () => {
    const expected = framed(0, 51).map((level) => Math.fround(level / 255));
    expect(await read(await write('dark.png', 4, framed(0, 51)), 4)).toEqual(expected);
  });

  test('inverts dark on light: what decides is the border', async () => {
    const expected = framed(0, 204).map((level) => Math.fround(level / 255));
    expect(await read(await write('light.png', 4, framed(255, 51)), 4)).toEqual(expected);
  });

  test('takes what is transparent for paper', async () => {
    const path = await write('clear.png', 4, framed(0, 0), framed(0, 255));
    expect(await read(path, 4)).toEqual(framed(0, 1));
  });

  test.each([
    ['dark', 0, 255],
    ['light', 255, 0],
  ])('keeps proportions and fills the room beside a %s picture like its border', async (name, border, line) => {
    // 3 wide and 9 high, with a line down the middle that touches no border: in a square of 9 it stands in column 4.
    const levels = Array.from({ length: 27 }, (_, i) => (i % 3 === 1 && i > 3 && i < 24 ? line : border));
    const expected = Array.from({ length: 81 }, (_, i) => (i % 9 === 4 && i > 9 && i < 72 ? 1 : 0));
    expect(await read(await write(`${name}-tall.png`, 3, levels), 9)).toEqual(expected);
  });

  test('reads JPEG', async () => {
    const path = join(folder, 'white.jpg');
    await sharp({ create: { width: 9, height: 9, channels: 3, background: 'black' } }).jpeg().toFile(path);
    expect(await read(path, 2)).toEqual([0, 0, 0, 0]);
  });
});
