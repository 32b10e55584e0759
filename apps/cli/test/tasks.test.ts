import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventProblems } from '@vitrum/test-support/event-problems';
import { describe, expect, test } from 'vitest';
import { jsonLines, runVitrum, type Result } from './support/run-vitrum.ts';
import { writeTasksPlugin } from './support/tasks-plugin.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const cwd = temporaryFolder();
const plugin = writeTasksPlugin(cwd);
const run = (...args: readonly string[]): Promise<Result> => runVitrum(args, { cwd });
const train = (dataset: string, ...more: readonly string[]): Promise<Result> =>
  run('train', '--plugin', plugin, '--dataset', dataset, '--epochs', '20', ...more);
const evaluate = (folder: string, ...more: readonly string[]): Promise<Result> =>
  run('evaluate', '--plugin', plugin, '--model', `${folder}/model.json`, ...more);

type Metrics = Readonly<Record<string, number>>;
const metricsOf = (line: Readonly<Record<string, unknown>> | undefined, name = 'testMetrics'): Metrics => line?.[name] as Metrics; // looked at below

describe.each([
  ['prices', 'regression', ['r-squared', 'mean-absolute-error', 'root-mean-squared-error', 'largest-error']],
  ['traits', 'multi-label', ['micro-f1', 'exact-match', 'label-accuracy']],
])('%s, %s', (dataset, task, names) => {
  test('--json has the figures of the task by name, and no accuracy; evaluate gives the same', async () => {
    const { stdout, exitCode } = await train(dataset, '--json', '--out', dataset);
    expect(exitCode).toBe(0);
    const lines = jsonLines(stdout);
    const [start] = lines;
    const epoch = lines.find(({ event }) => event === 'epoch');
    const done = lines.at(-1);
    expect(lines.flatMap(eventProblems)).toEqual([]);
    expect(start).toMatchObject({ event: 'start', task });
    expect(Object.keys(metricsOf(start))).toEqual(names);
    expect(Object.keys(metricsOf(epoch, 'metrics'))).toEqual(names.slice(0, 1));
    for (const line of lines) expect(Object.keys(line).filter((key) => /accuracy/i.test(key))).toEqual([]);

    const [evaluation] = jsonLines((await evaluate(dataset, '--json')).stdout);
    expect(evaluation).toMatchObject({ event: 'evaluate', task, samples: 100, testMetrics: metricsOf(done) });
    expect(evaluation).not.toHaveProperty('testAccuracy');
    expect(evaluation).not.toHaveProperty('confusion');
    const model: unknown = JSON.parse(readFileSync(join(cwd, dataset, 'model.json'), 'utf8'));
    expect(model).toMatchObject({ metadata: { results: { epochs: 20, testMetrics: expect.objectContaining({ [names[0] ?? '']: expect.any(Number) }) } } });
  });
});

test('a regression is learned, and its errors are in the units of the prices', async () => {
  const { stdout } = await train('prices', '--json', '--out', 'units');
  const figures = metricsOf(jsonLines(stdout).at(-1));
  expect(figures['r-squared']).toBeGreaterThan(0.99);
  // The scaled prices have the variance (1 + ¼)·(2² − 0.1²)/12 ≈ 0.42, and 50 thousand stand for 1: the error that R² leaves.
  const rootMeanSquaredError = figures['root-mean-squared-error'] ?? NaN;
  expect(rootMeanSquaredError / (50 * Math.sqrt(0.42 * (1 - (figures['r-squared'] ?? NaN))))).toBeCloseTo(1, 0);
  expect(figures['largest-error']).toBeGreaterThan(rootMeanSquaredError);
});

test('people read the main figure by its name', async () => {
  const [prices, traits] = [await train('prices', '--out', 'read-prices'), await train('traits', '--out', 'read-traits')];
  expect(prices.stdout).toMatch(/^epoch {2}1\/20 {2}loss \S+ {2}R² -?\d\.\d{4} {2}test -?\d\.\d{4} {2}/m);
  expect(traits.stdout).toMatch(/^epoch {2}1\/20 {2}loss \S+ {2}micro-F1 \d+\.\d\d % {2}test \d+\.\d\d % {2}/m);

  const [ofPrices, ofTraits] = [(await evaluate('read-prices')).stdout, (await evaluate('read-traits')).stdout];
  expect(ofPrices).toMatch(/^R² +0\.99\d\d$/m);
  expect(ofPrices).toMatch(/^root mean squared error \d+\.\d{4}$/m);
  expect(ofTraits).toMatch(/^micro-F1 +\d+\.\d\d %$/m);
  expect(ofTraits).toMatch(/^exact match +\d+\.\d\d %$/m);
  expect(ofTraits).not.toContain('right as');
});
