import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawDigits } from '@vitrum/datasets';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { jsonLines, runVitrum, type Result } from '../support/run-vitrum.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { writePictures } from '../support/write-pictures.ts';

const cwd = temporaryFolder();
const run = (...args: readonly string[]): Promise<Result> => runVitrum(args, { cwd });

const count = 40;
const unseen = drawDigits({ count, part: 'test' });

/** Writes an unseen digit as a picture of 280 × 280. */
async function writeUnseen(index: number, isInverted: boolean): Promise<string> {
  const file = `${isInverted ? 'dark' : 'light'}-${index}.png`;
  const pixels = unseen.pixels(index).map((value) => (isInverted ? 255 - value : value));
  await sharp(pixels, { raw: { width: 28, height: 28, channels: 1 } }).resize(280, 280).png().toFile(join(cwd, file));
  return file;
}

/** How many of the unseen digits a model reads right. */
async function rightOnes(model: string, isInverted: boolean): Promise<number> {
  const files = await Promise.all(Array.from({ length: count }, (_, index) => writeUnseen(index, isInverted)));
  const { stdout } = await run('predict', '--model', model, ...files, '--json');
  return jsonLines(stdout).filter(({ prediction }, index) => prediction === unseen.label(index)).length;
}

const encodingOf = (run: string): unknown =>
  (JSON.parse(readFileSync(join(cwd, run, 'model.json'), 'utf8')) as { metadata: { encoding: unknown } }).metadata.encoding;

beforeAll(async () => {
  const digits = drawDigits({ count: 2000 });
  const file = writePictures(cwd, 'own', digits, Array.from({ length: 2000 }, (_, index) => index));
  await run('train', '--data', file, '--epochs', '6', '--out', 'own');
  await run('train', '--data', file, '--epochs', '1', '--data-option', 'preparation=none', '--out', 'plain');
  await run('train', '--dataset', 'synthetic-digits', '--limit', '50', '--epochs', '1', '--out', 'named');
});

describe('K2: how a new picture is prepared is kept with the model', () => {
  test('F004: own digits in MNIST’s form: black on white is read as well as white on black', async () => {
    expect(encodingOf('own')).toMatchObject({ type: 'image', preparation: 'digit' });
    const [light, dark] = [await rightOnes('own/model.json', false), await rightOnes('own/model.json', true)];
    expect(light).toBeGreaterThan(0.75 * count);
    expect(dark).toBeGreaterThan(0.75 * count); // 2.7 % were right without the preparation
  });

  test('labeled arrays with light and dark exchanged are evaluated as they are, and said to be so', async () => {
    const digits = { ...unseen, size: count, pixels: (index: number) => unseen.pixels(index).map((value) => 255 - value) };
    const indices = Array.from({ length: count }, (_, index) => index);
    const [inverted, same] = [writePictures(cwd, 'inverted', digits, indices), writePictures(cwd, 'same', unseen, indices)];
    const [{ stderr }, { stderr: nothing }] = [await run('evaluate', '--model', 'own/model.json', '--data', inverted), await run('evaluate', '--model', 'own/model.json', '--data', same)];
    expect(stderr).toContain('have a light border and those that the model learned from a dark one');
    expect(nothing).not.toContain('border');
  });

  test('the option says otherwise, and the named digits say the same as the own ones', async () => {
    expect(encodingOf('plain')).not.toHaveProperty('preparation');
    expect(encodingOf('named')).toMatchObject({ preparation: 'digit' });
  });

  test('the name of the dataset in a model decides nothing', async () => {
    const path = join(cwd, 'own', 'model.json');
    const text = readFileSync(path, 'utf8').replace('"type":"idx"', '"type":"fashion-mnist"');
    writeFileSync(join(cwd, 'renamed.json'), text);
    const picture = await writeUnseen(0, true);
    const [own, renamed] = await Promise.all(['own/model.json', 'renamed.json'].map((model) => run('predict', '--model', model, picture, '--json')));
    expect(own?.exitCode).toBe(0);
    expect(renamed?.stdout).toBe(own?.stdout);
  });

  test('show --explain says what was decided and how to decide otherwise', async () => {
    const { stdout } = await run('show', '--data', 'own-images-idx3-ubyte', '--explain');
    expect(stdout).toMatch(/preparation of new pictures.*digit/);
  });
});
