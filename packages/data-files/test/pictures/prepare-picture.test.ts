import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drawDigits, type ImageEncoding } from '@vitrum/datasets';
import { readNewSamples, type NewSample } from '@vitrum/data-files';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { idxOf, load } from '../support/arrays.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { thrownBy } from '../support/thrown-by.ts';

const digits = drawDigits({ count: 60 });
const encoding: ImageEncoding = { type: 'image', height: 28, width: 28, channels: 1 };

/** A digit as a PNG file, `scale` times as large. */
async function pngOf(index: number, isInverted: boolean, scale: number): Promise<string> {
  const pixels = digits.pixels(index).map((value) => (isInverted ? 255 - value : value));
  const path = join(await temporaryFolder(), 'digit.png');
  await sharp(pixels, { raw: { width: 28, height: 28, channels: 1 } }).resize(28 * scale, 28 * scale).png().toFile(path);
  return path;
}

async function sampleOf(path: string, more: Partial<ImageEncoding>): Promise<NewSample> {
  for await (const sample of readNewSamples([path], { ...encoding, ...more })) return sample;
  throw new Error('there is no sample');
}

/** How far a sample is from digit 0 as it was drawn, of 1, on average over its pixels. */
function distance({ input }: NewSample): number {
  const drawn = digits.pixels(0);
  return input.reduce((sum, value, i) => sum + Math.abs(value - (drawn[i] ?? 0) / 255), 0) / input.length;
}

describe('a new picture', () => {
  test('F004: of a digit becomes like MNIST’s, whatever its size and color', async () => {
    for (const [isInverted, scale] of [[true, 10], [false, 10], [true, 1]] as const) {
      const sample = await sampleOf(await pngOf(0, isInverted, scale), { preparation: 'digit' });
      expect(sample.steps?.length).toBe(6);
      expect(distance(sample)).toBeLessThan(0.05); // as it is, inverted, it is about 0.7
    }
  });

  test('in MNIST’s form already stays as it is', async () => {
    const sample = await sampleOf(await pngOf(0, false, 1), { preparation: 'digit' });
    expect(sample.picture?.pixels).toEqual(Uint8Array.from(digits.pixels(0)));
    expect(sample.steps?.map(({ name }) => name)).toEqual(['as it came']);
  });

  test.each([
    ['light-on-dark', true, false],
    ['light-on-dark', false, false],
    ['dark-on-light', true, true],
    ['dark-on-light', false, true],
    [undefined, true, true],
    [undefined, false, false],
  ] as const)('is inverted where its border is of the other kind: %s, given inverted %s', async (preparation, isInverted, expectsInverted) => {
    const { picture } = await sampleOf(await pngOf(0, isInverted, 1), preparation === undefined ? {} : { preparation });
    expect(picture?.pixels).toEqual(Uint8Array.from(digits.pixels(0), (value) => (expectsInverted ? 255 - value : value)));
  });
});

describe('an own dataset of digits', () => {
  async function loadDigits(options: Readonly<Record<string, unknown>>) {
    const folder = await temporaryFolder();
    const [file, labels] = [join(folder, 'digits'), join(folder, 'labels')];
    const indices = Array.from({ length: 60 }, (_, index) => index);
    await writeFile(file, idxOf([60, 28, 28], Uint8Array.from(indices.flatMap((index) => [...digits.pixels(index)]))));
    await writeFile(labels, idxOf([60], Uint8Array.from(indices, (index) => digits.label(index))));
    return load('idx', { file, labels, ...options });
  }

  test('says that new pictures are made like MNIST’s, why, and the option that says otherwise', async () => {
    const { encoding: learned, decisions } = await loadDigits({});
    expect(learned).toMatchObject({ type: 'image', preparation: 'digit' });
    expect(decisions).toContainEqual(expect.objectContaining({ subject: 'preparation of new pictures', value: expect.stringMatching(/^digit: /), option: 'preparation' }));
  });

  test('does as the option says', async () => {
    expect((await loadDigits({ preparation: 'none' })).encoding).not.toHaveProperty('preparation');
    expect((await loadDigits({ preparation: 'dark-on-light' })).encoding).toMatchObject({ preparation: 'dark-on-light' });
  });

  test('of scaled numbers cannot be prepared', async () => {
    expect(await thrownBy(() => loadDigits({ preparation: 'digit', normalize: 'standard' }))).toMatchObject({
      code: 'VITRUM_INVALID_OPTION',
      message: 'The preparation "digit" is for gray pictures of 28 × 28; these data are no bytes of pictures.',
    });
  });
});
