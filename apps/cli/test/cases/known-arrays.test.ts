import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeNpy } from '@vitrum/datasets';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { jsonLines, runVitrum, type JsonLine, type Result } from '../support/run-vitrum.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const cwd = temporaryFolder();
const run = (...args: readonly string[]): Promise<Result> => runVitrum(args, { cwd });
const arrayFile = (name: string): string => fileURLToPath(new URL(`files/arrays/${name}`, import.meta.url));

/** The first and the last line of a training. */
async function learn(data: string, out: string, ...options: readonly string[]): Promise<readonly [start: JsonLine | undefined, done: JsonLine | undefined]> {
  const { stdout, stderr, exitCode } = await run('train', '--data', data, '--epochs', '60', '--out', out, '--json', ...options);
  expect(exitCode, stderr).toBe(0);
  const lines = jsonLines(stdout);
  return [lines[0], lines.at(-1)];
}

// plain.npz holds the arrays that the others hold in another form, written by NumPy: 120 rows of four floats, and three classes.
test.each([
  ['P032: numbers with the highest byte first', 'be.npz'],
  ['P032: arrays in the order of Fortran', 'fortran.npz'],
  ['P034: compressed', 'compressed.npz'],
  ['P034: arrays without names', 'positional.npz'],
])('%s: the same figures and the same weights', async (_, file) => {
  const [plainStart, plain] = await learn(arrayFile('plain.npz'), 'plain');
  const [start, done] = await learn(arrayFile(file), file);
  expect(start).toMatchObject({ task: 'classification', trainSamples: 96, testSamples: 24, testMetrics: plainStart?.['testMetrics'] });
  expect(done).toMatchObject({ testMetrics: plain?.['testMetrics'], fingerprint: plain?.['fingerprint'] });
  expect(done?.['testAccuracy']).toBeGreaterThan(90); // three clouds of points far from each other
});

test.each([
  ['P036: objects', 'objy.npz', [], 'y in FILE holds Python objects, which only Python may unpack, no numbers that can be read.', /astype/],
  ['P036: complex numbers', 'complex.npz', [], 'x in FILE holds values of the type "<c8", no numbers that can be read.', /astype/],
  ['P036: records', 'struct.npz', [], 'x in FILE holds records of several fields, no numbers that can be read.', /Save each field by itself/],
  ['P038: an archive cut short', 'trunc.npz', [], 'FILE is a damaged ZIP archive, or cut short: ', /replace it with the original/],
  ['P038: an array cut short', 'trunc.npy', ['--data-option', `targets=${arrayFile('trunc.npy')}`], 'FILE is cut short: the header promises ', /replace it with the original/],
])('%s: refused in words', async (_, name, options, message, hint) => {
  const file = arrayFile(name);
  const { stdout, stderr, exitCode } = await run('train', '--data', file, ...options, '--out', 'refused');
  const [said = '', advice = ''] = stderr.split('\n');
  expect(said).toContain(`error: ${message.replace('FILE', file)}`);
  expect(advice).toMatch(hint);
  expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 1 });
});

describe('P040: pictures', () => {
  const [count, side] = [60, 6];
  /** A bright stripe on one of three rows, a little brighter or darker in each picture. */
  const pixel = (i: number, y: number): number => (y === i % 3 ? 150 + i : 0);
  const gray = Uint8Array.from({ length: count * side * side }, (_, k) => pixel(Math.floor(k / side ** 2), Math.floor(k / side) % side));
  /** The same in red alone. */
  const red = Uint8Array.from({ length: 3 * gray.length }, (_, k) => (k % 3 === 0 ? (gray[k / 3] ?? 0) : 0));

  beforeAll(() => {
    const save = (name: string, shape: readonly number[], data: Uint8Array): void => writeFileSync(join(cwd, name), writeNpy({ shape, data }));
    save('y.npy', [count], Uint8Array.from({ length: count }, (_, i) => i % 3));
    save('without.npy', [count, side, side], gray);
    save('last.npy', [count, side, side, 1], gray);
    save('first.npy', [count, 1, side, side], gray);
    save('red.npy', [count, side, side, 3], red);
  });
  const options = ['--data-option', 'targets=y.npy'];

  test.each([
    ['channels last', 'last.npy'],
    ['channels first', 'first.npy'],
  ])('%s: the same weights as without an axis for the only channel', async (_, file) => {
    const [, expected] = await learn('without.npy', 'without', ...options);
    const [start, done] = await learn(file, 'with', ...options);
    expect(start).toMatchObject({ shapes: [[32, side * side], [16, 32], [3, 16]] });
    expect(done).toMatchObject({ testAccuracy: 100, fingerprint: expected?.['fingerprint'] });
  });

  test('RGB: colors stay colors, in picture files too', async () => {
    const [start, done] = await learn('red.npy', 'red', ...options);
    expect(start).toMatchObject({ shapes: [[32, 3 * side * side], [16, 32], [3, 16]] });
    expect(done).toMatchObject({ testAccuracy: 100 });
    const files = await Promise.all([0, 1, 2].map(async (i) => {
      const raw = { width: side, height: side, channels: 3 } as const;
      const picture = red.subarray(3 * side * side * i, 3 * side * side * (i + 1));
      await sharp(picture, { raw }).png().toFile(join(cwd, `${i}.png`));
      return `${i}.png`;
    }));
    const predictions = jsonLines((await run('predict', '--model', 'red/model.json', ...files, '--json')).stdout);
    expect(predictions.map(({ prediction }) => prediction)).toEqual([0, 1, 2]);
  });
});
