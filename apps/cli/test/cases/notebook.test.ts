import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { jsonLines, runVitrum, type JsonLine, type Result } from '../support/run-vitrum.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const cwd = temporaryFolder();
const run = (...args: readonly string[]): Promise<Result> => runVitrum(args, { cwd });
const lines = async (...args: readonly string[]): Promise<readonly JsonLine[]> => jsonLines((await run(...args, '--json')).stdout);
const model = ['--model', 'digits/model.json'] as const;

beforeAll(async () => {
  await run('train', '--dataset', 'synthetic-digits', '--limit', '500', '--epochs', '2', '--out', 'digits');
  await run('train', '--dataset', 'iris', '--epochs', '5', '--out', 'flowers');
  await run('train', '--dataset', 'regression-sine', '--epochs', '5', '--out', 'sine');
});

describe('predict --random', () => {
  test('draws different samples of the test part, the same ones for the same seed, and counts the mistakes', async () => {
    const [first, again, other] = await Promise.all(['3', '3', '4'].map((seed) => lines('predict', ...model, '--random', '20', '--seed', seed)));
    expect(first).toEqual(again);
    expect(first).not.toEqual(other);
    const predictions = first?.slice(0, -1) ?? [];
    expect(new Set(predictions.map(({ source }) => source)).size).toBe(20);
    expect(predictions.every(({ source }) => /^synthetic-digits test \d+$/.test(String(source)))).toBe(true);
    const mistaken = predictions.filter(({ correct }) => correct === false).map(({ source }) => source);
    expect(first?.at(-1)).toEqual({ event: 'predictions', samples: 20, correct: 20 - mistaken.length, mistaken });
  });

  test('of one seed, fewer samples are the first of more', async () => {
    const [few, more] = [await lines('predict', ...model, '--random', '3'), await lines('predict', ...model, '--random', '8')];
    expect(more.slice(0, 3)).toEqual(few.slice(0, 3));
  });

  test('draws each beside what the model says, marks where it was mistaken, and says how often', async () => {
    const [{ stdout }, record] = [await run('predict', ...model, '--random', '20', '--seed', '3'), (await lines('predict', ...model, '--random', '20', '--seed', '3')).at(-1)];
    const mistaken = record?.['mistaken'] as readonly string[];
    expect(stdout.match(/wrong: \d, it is \d/g) ?? []).toHaveLength(mistaken.length);
    expect(stdout.match(/right: \d/g) ?? []).toHaveLength(20 - mistaken.length);
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(new RegExp(`^${20 - mistaken.length} of 20 right`));
    for (const source of mistaken) expect(stdout.trimEnd().split('\n').at(-1)).toContain(source);
  });

  test('takes the training part, and samples of tables and numbers, too', async () => {
    const [flower] = await lines('predict', '--model', 'flowers/model.json', '--random', '1', '--split', 'train');
    expect(flower).toMatchObject({ source: expect.stringMatching(/^iris train \d+$/) });
    const sine = await lines('predict', '--model', 'sine/model.json', '--random', '4');
    const distances = sine.slice(0, -1).map(({ prediction, target }) => Math.abs(Number(prediction) - Number(target)));
    const mean = distances.reduce((sum, distance) => sum + distance, 0) / 4;
    expect(sine.at(-1)).toEqual({ event: 'predictions', samples: 4, meanAbsoluteError: expect.closeTo(mean, 4) });
  });

  test.each([
    [['--random', '0'], 2, /--random must be/],
    [['--random', '99999'], 2, /^error: --random asks for 99,999 samples, and this part of "synthetic-digits" has 2,000\./],
    [['--random', '2', '--seed', '-1'], 2, /--seed must be/],
    [['--seed', '2'], 2, /^error: --seed decides which samples are drawn, and none are to be\./],
  ])('%j is refused', async (args, expected, message) => {
    const { stderr, exitCode } = await run('predict', ...model, ...args);
    expect(stderr).toMatch(message);
    expect(exitCode).toBe(expected);
  });
});

describe('inspect --parameter', () => {
  interface Stored {
    readonly parameters: Readonly<Record<string, { readonly values: readonly number[] }>>;
  }
  const stored = (file: string, name: string): readonly number[] =>
    (JSON.parse(readFileSync(join(cwd, 'digits', file), 'utf8')) as Stored).parameters[name]?.values ?? [];

  test('prints the numbers, a row for each unit', async () => {
    const { stdout } = await run('inspect', ...model, '--parameter', 'layers.2.weights');
    expect(stdout).toMatch(/^layers\.2\.weights, 10 × 16, a row for each unit\n\n\[\[/);
    // Stored input by input: number i of unit u is at 10·i + u.
    const values = stored('model.json', 'layers.2.weights');
    const printed = (stdout.match(/-?\d\.\d{4}/g) ?? []).map(Number);
    expect(printed).toHaveLength(160);
    printed.forEach((number, at) => expect(number).toBeCloseTo(values[10 * (at % 16) + Math.floor(at / 16)] ?? NaN, 4));
  });

  test('cuts long ones short, and --full does not', async () => {
    const [cut, full] = [await run('inspect', ...model, '--parameter', 'layers.0.weights'), await run('inspect', ...model, '--parameter', 'layers.0.weights', '--full')];
    expect(cut.stdout.match(/-?\d\.\d{4}/g)).toHaveLength(36);
    expect(cut.stdout).toContain(' …\n');
    expect(full.stdout.match(/-?\d\.\d{4}/g)).toHaveLength(32 * 784);
    expect(full.stdout).not.toContain('…');
  });

  test('--compare puts the untrained numbers before the trained ones, with what changed', async () => {
    const args = [...model, '--parameter', 'layers.2.biases', '--compare', 'digits/untrained.json'] as const;
    const { stdout } = await run('inspect', ...args);
    expect(stdout).toMatch(/digits\/untrained\.json[^]*digits\/model\.json/);
    const [before, after] = ['untrained.json', 'model.json'].map((file) => stored(file, 'layers.2.biases'));
    const changes = (after ?? []).map((value, i) => Math.abs(value - (before?.[i] ?? NaN)));
    const largest = Math.max(...changes);
    const [record] = await lines('inspect', ...args);
    expect(record).toMatchObject({ event: 'parameter', name: 'layers.2.biases', shape: [10] });
    expect(record?.['change']).toMatchObject({
      largest: expect.closeTo(largest, 6),
      place: [changes.indexOf(largest)],
      mean: expect.closeTo(changes.reduce((sum, change) => sum + change, 0) / 10, 6),
    });
    expect(stdout).toContain(`largest change ${largest.toFixed(4)} at [${changes.indexOf(largest)}]`);
  });

  test('--compare alone tells what changed in every parameter', async () => {
    const { stdout } = await run('inspect', ...model, '--compare', 'digits/untrained.json');
    expect(stdout.match(/^layers\.\d\.(weights|biases) /gm)).toHaveLength(6);
    const [record] = await lines('inspect', ...model, '--compare', 'digits/model.json');
    expect((record?.['parameters'] as { largest: number }[]).every(({ largest }) => largest === 0)).toBe(true);
  });

  test.each([
    [['--parameter', 'layers.2.weight'], /^error: The model has no parameter "layers\.2\.weight"\.\n {2}Did you mean "layers\.2\.weights"\?/],
    [['--full'], /^error: --full prints every number of a parameter, and none was named\./],
    [['--compare', 'flowers/model.json'], /^error: "layers\.0\.weights" has the shape \[32, 4\] in one model and \[32, 784\] in the other\./],
    [['--compare', 'none.json'], /^error: The model none\.json cannot be read/],
  ])('%j is refused', async (args, message) => {
    const { stderr, exitCode } = await run('inspect', ...model, ...args);
    expect(stderr).toMatch(message);
    expect(exitCode).not.toBe(0);
  });
});
