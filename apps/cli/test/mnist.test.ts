import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { jsonLines, runVitrum, type Result } from './support/run-vitrum.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const dataFolder = process.env['VITRUM_DATA_DIR'] ?? '';
const mnist = join(dataFolder, 'mnist');
const cwd = temporaryFolder();

const run = (...args: readonly string[]): Promise<Result> =>
  runVitrum(args, { cwd, environment: { VITRUM_DATA_DIR: dataFolder } });

describe.runIf(existsSync(mnist))('on the real MNIST', () => {
  test('the default network has 25,818 parameters and learns; predict and evaluate read its model', async () => {
    const { stdout, stderr } = await run('train', '--json', '--epochs', '1', '--limit', '2000', '--out', 'run');
    expect(stderr).toBe('');
    const [start, epoch, done] = jsonLines(stdout);
    expect(start).toMatchObject({
      event: 'start',
      dataset: 'mnist',
      trainSamples: 2000,
      testSamples: 10_000,
      parameters: 25_818,
      shapes: [[32, 784], [16, 32], [10, 16]],
      activation: 'tanh',
      loss: 'squared-error',
      optimizer: 'sgd',
      seed: 7,
      epochs: 1,
      batchSize: 1,
      learningRate: 0.01,
    });
    // Untrained, it guesses among ten classes; after 2,000 samples it does far better than that.
    expect(start?.['testAccuracy']).toBeLessThan(25);
    expect(epoch?.['testAccuracy']).toBeGreaterThan(60);
    expect(done).toMatchObject({ event: 'done', epochs: 1, testAccuracy: epoch?.['testAccuracy'], model: join('run', 'model.json') });

    const [prediction] = jsonLines((await run('predict', '--model', 'run/model.json', '--index', '0', '--json')).stdout);
    expect(prediction).toMatchObject({ event: 'prediction', source: 'mnist test 0', label: 7 }); // the first test picture is a 7
    expect(prediction?.['outputs']).toHaveLength(10);

    const [evaluation] = jsonLines((await run('evaluate', '--model', 'run/model.json', '--json')).stdout);
    expect(evaluation).toMatchObject({ samples: 10_000, testAccuracy: epoch?.['testAccuracy'], loss: epoch?.['testLoss'] });
    const confusion = evaluation?.['confusion'] as number[][]; // a matrix of counts, which the next lines check
    expect(confusion.flat().reduce((sum, count) => sum + count, 0)).toBe(10_000);
    // How often each digit is in the test set, as the database's own page has it.
    expect(confusion.map((row) => row.reduce((sum, count) => sum + count, 0))).toEqual([
      980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009,
    ]);
  });

  test('show draws the first training pictures: 5, 0, 4', async () => {
    const { stdout } = await run('show', '--dataset', 'mnist', '--count', '3');
    expect(stdout.match(/#\d {2}\d/g)).toEqual(['#0  5', '#1  0', '#2  4']);
  });

  test('an architecture that does not fit is refused', async () => {
    const { stderr, exitCode } = await run('train', '--architecture', '100,32,10');
    expect(stderr).toBe(
      'error: The dataset "mnist" has 28 × 28 = 784 inputs a sample, the network takes 100.\n  Begin the architecture with 784.\n',
    );
    expect(exitCode).toBe(2);
  });

  type Damage = (folder: string) => void;
  const unpack = (folder: string, name: string): Buffer => gunzipSync(readFileSync(join(folder, `${name}.gz`)));
  const replace = (folder: string, name: string, content: Uint8Array): void => {
    writeFileSync(join(folder, name), content);
    rmSync(join(folder, `${name}.gz`));
  };
  const damages: readonly (readonly [string, Damage, RegExp])[] = [
    ['a missing file', (folder) => rmSync(join(folder, 'train-labels-idx1-ubyte.gz')), /has only 3 of the 4 files .* it lacks train-labels-idx1-ubyte/],
    ['no file', (folder) => readdirSync(folder).forEach((name) => rmSync(join(folder, name))), /has no file of the dataset "mnist"/],
    [
      'a gzip file that is cut short',
      (folder) => {
        const path = join(folder, 't10k-images-idx3-ubyte.gz');
        writeFileSync(path, readFileSync(path).subarray(0, 5000));
      },
      /t10k-images-idx3-ubyte\.gz/,
    ],
    [
      'an IDX file that is cut short',
      (folder) => replace(folder, 't10k-images-idx3-ubyte', unpack(folder, 't10k-images-idx3-ubyte').subarray(0, 100_000)),
      /t10k-images-idx3-ubyte is cut short: the header promises 10,000 × 28 × 28 = 7,840,000 bytes of data, the file has 99,984\.$/,
    ],
    [
      'an error page instead of a file',
      (folder) => replace(folder, 't10k-labels-idx1-ubyte', Buffer.from('<!DOCTYPE html><title>404</title>')),
      /t10k-labels-idx1-ubyte is not an IDX file: it begins with the bytes 3c 21 instead of 00 00\.$/,
    ],
    [
      'a changed pixel',
      (folder) => {
        const content = unpack(folder, 't10k-images-idx3-ubyte');
        content[5000] = (content[5000] ?? 0) ^ 1;
        replace(folder, 't10k-images-idx3-ubyte', content);
      },
      /t10k-images-idx3-ubyte is not the published t10k-images-idx3-ubyte: its SHA-256 should be /,
    ],
    [
      'labels of the other part',
      (folder) => copyFileSync(join(mnist, 'train-labels-idx1-ubyte.gz'), join(folder, 't10k-labels-idx1-ubyte.gz')),
      /has 10,000 images, \S+ has 60,000 labels\.$/,
    ],
  ];
  test.each(damages)('%s is told in two lines', async (name, damage, message) => {
    const folder = join(cwd, name.replaceAll(' ', '-'));
    mkdirSync(folder);
    for (const file of readdirSync(mnist).filter((each) => each.endsWith('.gz'))) copyFileSync(join(mnist, file), join(folder, file));
    damage(folder);
    const { stdout, stderr, exitCode } = await run('train', '--dataset', 'mnist', '--data-dir', folder);
    const lines = stderr.split('\n');
    expect(lines).toEqual([expect.stringMatching(/^error: /), expect.stringMatching(/^ {2}\S/), '']);
    expect(lines[0]).toMatch(message);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  });
});
