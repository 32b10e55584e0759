import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Dataset, DatasetSplits, PartsPlan } from '@vitrum/core';
import { parseEncoding } from '@vitrum/datasets';
import { fileWith, load, samplesOf } from './support/load.ts';
import { folderOf, npyOf } from './support/arrays.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const rows = 60;
const colors = ['red', 'green', 'blue', 'gray'];
/** The last third is far away: means that have seen it are other ones. */
const numberOf = (index: number): number => (index < 40 ? 0 : 1000) + ((7 * index) % 13);
const validation = { by: 'share', share: 0.25, seed: 5 } as const;
const plan: PartsPlan = { validation };

function table(write: (cells: readonly string[]) => string, hasWords = true): string {
  return Array.from({ length: rows }, (_, index) => write([String(numberOf(index)), colors[index % 4] ?? '', ...(hasWords ? [`word${index} common`] : []), index % 3 === 0 ? 'yes' : 'no'])).join('\n');
}

/** Mean and deviation of the numbers of a part, place by place. */
function momentsOf(numbers: readonly (readonly number[])[], place: number): readonly [mean: number, deviation: number] {
  const mean = numbers.reduce((sum, row) => sum + (row[place] ?? 0), 0) / numbers.length;
  return [mean, Math.sqrt(numbers.reduce((sum, row) => sum + ((row[place] ?? 0) - mean) ** 2, 0) / numbers.length)];
}

function expectStandard(numbers: readonly (readonly number[])[], place = 0): void {
  const [mean, deviation] = momentsOf(numbers, place);
  expect(mean).toBeCloseTo(0, 5);
  expect(deviation).toBeCloseTo(1, 5);
}

const sizesOf = ({ train, validation: held, test: last }: DatasetSplits): readonly (number | undefined)[] => [train.size, held?.size, last.size];

const classShare = (part: Dataset | undefined): number => Array.from({ length: part?.size ?? 0 }, (_, index) => part?.label?.(index) ?? 0).reduce((sum, label) => sum + label, 0) / (part?.size ?? 1);

/** The oracle: the numbers of the training part alone have mean 0 and deviation 1, and its words are those that are known. */
describe('what is learned about data is learned from the training part alone', () => {
  const csv = async (): Promise<string> => fileWith('a.csv', `x,color,text,class\n${table((cells) => cells.join(','))}\n`);
  const jsonl = async (): Promise<string> =>
    fileWith('a.jsonl', table(([x, color, text, label]) => JSON.stringify({ x: Number(x), color, text, class: label })));

  test.each([['csv', csv], ['json-lines', jsonl]] as const)('%s', async (type, fileOf) => {
    const options = { file: await fileOf(), target: ['class'], words: ['text'], minimumCount: 1 };
    const splits = await load(type, options, plan);
    expect(sizesOf(splits)).toEqual([36, 12, 12]);
    expectStandard(samplesOf(splits.train).inputs);
    const encoding = parseEncoding(splits.encoding);
    const known = encoding.type === 'table' ? encoding.columns.flatMap((column) => (column.kind === 'words' ? column.words : [])) : [];
    const inTraining = samplesOf(splits.train).descriptions.flatMap((text) => /word\d+/.exec(text ?? '') ?? []);
    expect(known.toSorted()).toEqual(['common', ...inTraining].toSorted());
    expect(splits.parts).toEqual(plan);
    // Held out after the reading, the samples would be the same, and the means not.
    const whole = await load(type, options);
    expect(momentsOf(samplesOf(whole.train).inputs, 0)[0]).toBeCloseTo(0, 5);
    expect(whole.encoding).not.toEqual(splits.encoding);
  });

  test('numbers that are predicted are scaled by the training part too', async () => {
    const file = await fileWith('a.csv', `x,y\n${Array.from({ length: rows }, (_, index) => `${index},${numberOf(index) + 0.5}`).join('\n')}\n`);
    const splits = await load('csv', { file }, plan);
    expectStandard(samplesOf(splits.train).inputs);
    expectStandard(samplesOf(splits.train).targets);
    expect(splits.validation?.targetScaling).toEqual(splits.train.targetScaling);
  });

  test('a table that has a file to test with', async () => {
    const file = await csv();
    const splits = await load('csv', { file, testFile: file, target: ['class'], words: ['text'] }, { ...plan, limit: 40 });
    expect(sizesOf(splits)).toEqual([30, 10, 60]);
    const unlimited = await load('csv', { file, testFile: file, target: ['class'], words: ['text'] }, plan);
    expectStandard(samplesOf(unlimited.train).inputs);
  });

  test.each(['bag', 'ids'])('text, as %s', async (form) => {
    const file = await fileWith('a.txt', Array.from({ length: rows }, (_, index) => `${index % 3 === 0 ? 'yes' : 'no'}\tword${index} common${' x'.repeat(index)}`).join('\n'));
    const splits = await load('text-lines', { file, form }, plan);
    const { encoding, train } = splits;
    const sentences = samplesOf(train).descriptions.map((text = '') => text);
    const words = [...new Set(sentences.join(' ').split(' '))];
    expect(sizesOf(splits)).toEqual([36, 12, 12]);
    expect((encoding as unknown as { words: readonly string[] }).words.toSorted()).toEqual(words.toSorted());
    if (form === 'ids') expect(encoding).toMatchObject({ length: Math.max(...sentences.map((text) => text.split(' ').length)) });
  });

  test.each([['with', 20], ['without', 0]])('arrays %s arrays to test with', async (_, testSize) => {
    const inputs = Float64Array.from({ length: 2 * rows }, (__, i) => numberOf(i >> 1) + (i % 2));
    const targets = Float32Array.from({ length: rows }, (__, i) => numberOf(i) / 3);
    const files = { 'x.npy': npyOf([rows, 2], inputs), 'y.npy': npyOf([rows], targets), 'tx.npy': npyOf([20, 2], inputs.subarray(0, 40)), 'ty.npy': npyOf([20], targets.subarray(0, 20)) };
    const folder = await folderOf(files);
    const held = testSize === 0 ? {} : { testInputs: join(folder, 'tx.npy'), testTargets: join(folder, 'ty.npy') };
    const splits = await load('npy', { file: join(folder, 'x.npy'), targets: join(folder, 'y.npy'), normalize: 'standard', ...held }, plan);
    expect(sizesOf(splits)).toEqual(testSize === 0 ? [36, 12, 12] : [45, 15, 20]);
    for (const place of [0, 1]) expectStandard(samplesOf(splits.train).inputs, place);
    expectStandard(samplesOf(splits.train).targets);
  });

  test('pictures: the encoding and the pixels are those of a folder with the training part alone', async () => {
    const files: Record<string, Uint8Array> = {};
    for (let index = 0; index < 20; index++) {
      const gray = index < 12 ? 5 * index : 255 - index;
      files[`${index % 2 === 0 ? 'a' : 'b'}/${index}.png`] = await sharp({ create: { width: 3, height: 3, channels: 3, background: { r: gray, g: gray, b: gray } } }).png().toBuffer();
    }
    const folder = await folderWith(files);
    const splits = await load('image-folder', { file: folder }, plan);
    expect(sizesOf(splits)).toEqual([12, 4, 4]);
    const alone = await temporaryFolder();
    for (const [part, dataset] of [['train', splits.train], ['test', splits.test]] as const) {
      for (const name of samplesOf(dataset).descriptions) {
        await mkdir(join(alone, part, dirname(name ?? '')), { recursive: true });
        await copyFile(join(folder, name ?? ''), join(alone, part, dirname(name ?? ''), basename(name ?? '')));
      }
    }
    const oracle = await load('image-folder', { file: alone });
    expect(splits.encoding).toEqual(oracle.encoding);
    expect(samplesOf(splits.train).inputs).toEqual(samplesOf(oracle.train).inputs);
    const again = await load('image-folder', { file: alone }, plan);
    expect(sizesOf(again)).toEqual([9, 3, 4]);
  });

  test('each fold with its own training part, stratified, and by the seed', async () => {
    const file = await csv();
    const options = { file, target: ['class'], words: ['text'], folds: 4 };
    const tested: (string | undefined)[] = [];
    for (const fold of [1, 2, 3, 4]) {
      const splits = await load('csv', { ...options, fold }, plan);
      expectStandard(samplesOf(splits.train).inputs);
      for (const part of [splits.train, splits.validation, splits.test]) expect(Math.abs(classShare(part) - 1 / 3)).toBeLessThan(0.1);
      tested.push(...samplesOf(splits.test).descriptions);
    }
    expect(new Set(tested).size).toBe(rows);
    const validated = async (seed: number): Promise<unknown> => {
      const { validation: held } = await load('csv', options, { validation: { ...validation, seed } });
      return held && samplesOf(held).descriptions;
    };
    expect(await validated(5)).toEqual(await validated(5));
    expect(await validated(5)).not.toEqual(await validated(6));
  });
});

test('a class without samples to validate with is told, by its name', async () => {
  const file = await fileWith('a.csv', `x,class\n${Array.from({ length: 30 }, (_, index) => `${index},${index === 7 ? 'rare' : index % 2 === 0 ? 'b' : 'a'}`).join('\n')}\n`);
  const { notes } = await load('csv', { file }, plan);
  expect(notes).toEqual(expect.arrayContaining([expect.stringContaining('The class rare has no samples to validate with')]));
});

async function folderWith(files: Readonly<Record<string, Uint8Array>>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}
