import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { jsonLines, runVitrum } from './support/run-vitrum.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const cwd = temporaryFolder();
const iris = ['--dataset', 'iris', '--batch-size', '16', '--backend', 'reference'];
const find = (...args: readonly string[]) => runVitrum(['find-learning-rate', ...args], { cwd });

test('prints a curve, both suggestions and the command to type next, and keeps nothing', async () => {
  const { stdout, exitCode } = await find(...iris, '--epochs', '20', '--no-shuffle', '--learning-rate', '5');
  expect(exitCode).toBe(0);
  expect(stdout).toContain('across: learning rate, as a power of ten, from -7 to ');
  expect(stdout).toMatch(/^\d+ steps, up to then the loss was four times its least value, with learning rates to [\d.]+$/m);
  const [, rate] = /^suggestion, where the loss falls most steeply: ([\d.e-]+)$/m.exec(stdout) ?? [];
  expect(stdout).toMatch(/^a tenth of where it is least: [\d.e-]+$/m);
  expect(stdout).toContain(`  vitrum train --dataset iris --batch-size 16 --epochs 20 --no-shuffle --backend reference --learning-rate ${rate}\n`);
  expect(readdirSync(cwd)).toEqual([]);
});

test('its command trains', async () => {
  const { stdout } = await find(...iris, '--json');
  const lines = jsonLines(stdout);
  expect(lines.slice(0, -1).every(({ event }) => event === 'step')).toBe(true);
  expect(lines[0]).toEqual({ event: 'step', step: 1, learningRate: 1e-7, loss: expect.any(Number) as number, smoothedLoss: lines[0]?.['loss'] });
  const suggestion = lines.at(-1);
  expect(suggestion).toMatchObject({ event: 'suggestion', learningRate: suggestion?.['steepest'], end: 'risen', steps: lines.length - 1 });
  const [program, ...words] = String(suggestion?.['command']).split(' ');
  expect(program).toBe('vitrum');
  expect(await runVitrum([...words, '--json', '--out', 'trained'], { cwd })).toMatchObject({ exitCode: 0 });
});

test('draws the curve as SVG and PNG', async () => {
  const { exitCode, stderr } = await find(...iris, '--svg', 'rates.svg', '--png', 'rates.png');
  expect(exitCode).toBe(0);
  expect(stderr).toContain('rates.svg is written\nrates.png is written\n');
  expect(readFileSync(join(cwd, 'rates.svg'), 'utf8')).toContain('learning rate');
  expect(readFileSync(join(cwd, 'rates.png')).subarray(1, 4).toString()).toBe('PNG');
});

describe('what it refuses', () => {
  test.each([
    [['--steps', '1'], 2, '--steps must be a whole number of at least 2, got 1.'],
    [['--from', '0'], 2, '--from must be a number greater than 0, got 0.'],
    [['--from', '1', '--to', '0.1'], 2, 'A range test ends with a larger learning rate than the first, got 1 to 0.1.'],
    [['--stepz', '5'], 2, 'The command "find-learning-rate" has no option "--stepz".'],
    [['--out', 'run'], 2, 'The command "find-learning-rate" has no option "--out".'],
    [['--svg', 'none/rates.svg', '--steps', '60'], 1, 'none/rates.svg cannot be written'],
    [['--from', '1e-9', '--to', '1e-8', '--steps', '60'], 1, 'No learning rate is suggested: the loss never falls.'],
  ])('%j', async (options, code, message) => {
    const { exitCode, stderr } = await find(...iris, ...options);
    expect(stderr).toContain(message);
    expect(exitCode).toBe(code);
    expect(existsSync(join(cwd, 'run'))).toBe(false);
  });
});
