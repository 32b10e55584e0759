import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawDigits } from '@vitrum/datasets';
import { describe, expect, test } from 'vitest';
import { jsonLines, runVitrum, type JsonLine } from '../support/run-vitrum.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { writePictures } from '../support/write-pictures.ts';

const cwd = temporaryFolder();

async function train(...args: readonly string[]): Promise<readonly JsonLine[]> {
  const { stdout, stderr, exitCode } = await runVitrum(['train', ...args, '--json'], { cwd });
  expect(exitCode, stderr).toBe(0);
  return jsonLines(stdout);
}

const trainingOf = (run: string): Record<string, unknown> =>
  (JSON.parse(readFileSync(join(cwd, run, 'config.json'), 'utf8')) as { training: Record<string, unknown> }).training;

describe('K1: the order of the data', () => {
  test('F001: own pictures of 28 × 28 that are sorted by class are shuffled, and learned', async () => {
    const digits = drawDigits({ count: 1500 });
    const sorted = Array.from({ length: 1500 }, (_, index) => index).sort((a, b) => digits.label(a) - digits.label(b));
    const lines = await train('--data', writePictures(cwd, 'sorted', digits, sorted), '--epochs', '5', '--out', 'sorted');
    expect(trainingOf('sorted')).toMatchObject({ shuffle: true });
    // Unshuffled they end below 20 %; the drawn digits in their random order are learned to about 90 %.
    expect(lines.at(-1)?.['testAccuracy']).toBeGreaterThan(75);
  });

  test('the default run keeps the stored order', async () => {
    await train('--dataset', 'synthetic-digits', '--limit', '20', '--epochs', '1', '--out', 'default');
    expect(trainingOf('default')).toMatchObject({ shuffle: false, optimizer: 'sgd', batchSize: 1 });
  });

  test('F003: a limit on sorted data takes some of every class', async () => {
    const lines = await train('--dataset', 'iris', '--limit', '40', '--epochs', '50', '--out', 'irises');
    expect(lines[0]).toMatchObject({ trainSamples: 40 });
    expect(lines.at(-1)?.['testAccuracy']).toBeGreaterThan(85); // 43 % with the first 40 rows
  });

  test('a limit on the samples that a model is tested with takes some of every class, too', async () => {
    const { stdout } = await runVitrum(['evaluate', '--model', 'irises/model.json', '--limit', '6', '--json'], { cwd });
    const confusion = jsonLines(stdout)[0]?.['confusion'] as readonly (readonly number[])[];
    expect(confusion.map((row) => row.reduce((sum, count) => sum + count, 0))).toEqual([2, 2, 2]);
  });
});
