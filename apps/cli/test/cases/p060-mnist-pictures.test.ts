import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readIdx } from '@vitrum/datasets';
import sharp, { type Sharp } from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { jsonLines, runVitrum, type Result } from '../support/run-vitrum.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const dataFolder = process.env['VITRUM_DATA_DIR'] ?? '';
const mnist = join(dataFolder, 'mnist');
const cwd = temporaryFolder();
const run = (...args: readonly string[]): Promise<Result> => runVitrum(args, { cwd, environment: { VITRUM_DATA_DIR: dataFolder } });

const count = 50;
const side = 28;
const black = { r: 0, g: 0, b: 0 };
const open = (pixels: Uint8Array): Sharp => sharp(pixels, { raw: { width: side, height: side, channels: 1 } });
/** A test picture with grains of up to ±20 that come from a linear congruential generator. */
function withNoise(pixels: Uint8Array): Uint8Array {
  let state = 1;
  return pixels.map((value) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.min(255, Math.max(0, value + (state / 2 ** 32) * 40 - 20));
  });
}

describe.runIf(existsSync(mnist))('P060: test digits of MNIST as picture files', () => {
  let pictures: readonly Uint8Array[] = [];
  let labels: readonly number[] = [];

  beforeAll(async () => {
    const [images, answers] = ['t10k-images-idx3-ubyte', 't10k-labels-idx1-ubyte'].map((name) => readIdx(gunzipSync(readFileSync(join(mnist, `${name}.gz`))), name));
    pictures = Array.from({ length: count }, (_, i) => Uint8Array.from(images?.data.subarray(side * side * i, side * side * (i + 1)) ?? []));
    labels = [...(answers?.data.subarray(0, count) ?? [])];
    await run('train', '--dataset', 'mnist', '--limit', '10000', '--epochs', '3', '--out', 'digits');
  }, 300_000);

  test.each<[title: string, extension: string, draw: (pixels: Uint8Array) => Sharp]>([
    ['as they are', 'png', open],
    ['black on white', 'png', (pixels) => open(pixels.map((value) => 255 - value))],
    ['ten times as large', 'png', (pixels) => open(pixels).resize(10 * side)],
    ['as JPEG', 'jpg', (pixels) => open(pixels).jpeg({ quality: 60 })],
    ['moved into a corner of a larger picture', 'png', (pixels) => open(pixels).extend({ right: 30, bottom: 20, background: black })],
    ['of 14 × 14', 'png', (pixels) => open(pixels).resize(side / 2)],
    ['noisy', 'png', (pixels) => open(withNoise(pixels))],
  ])('%s', async (title, extension, draw) => {
    const files = await Promise.all(pictures.map(async (pixels, i) => {
      const file = `${title.replaceAll(' ', '-')}-${i}.${extension}`;
      await draw(pixels).toFile(join(cwd, file));
      return file;
    }));
    const { stdout, stderr, exitCode } = await run('predict', '--model', 'digits/model.json', ...files, '--json');
    expect(exitCode, stderr).toBe(0);
    const right = jsonLines(stdout).filter(({ prediction }, i) => prediction === labels[i]).length;
    expect(right).toBeGreaterThanOrEqual(0.84 * count); // so short a training reads about nine of ten
  });
});
