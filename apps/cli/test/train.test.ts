import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createVitrum } from 'vitrum';
import { createBackend } from 'vitrum/parts';
import type { BackendRequest } from '@vitrum/core';
import { eventProblems } from '@vitrum/test-support/event-problems';
import { trainingSchema } from '@vitrum/trainer/internal';
import { describe, expect, test } from 'vitest';
import { jsonLines, runVitrum } from './support/run-vitrum.ts';
import { stripesOptions, writeStripesPlugin } from './support/stripes-plugin.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const cwd = temporaryFolder();
const plugin = writeStripesPlugin(cwd);
const stripes = stripesOptions(plugin);

const readJson = (...path: readonly string[]): unknown => JSON.parse(readFileSync(join(cwd, ...path), 'utf8'));

describe('train --json', () => {
  test('prints the documented lines and nothing else, and keeps them in the run folder', async () => {
    const options = ['--epochs', '2', '--batch-size', '2', '--seed', '3', '--shuffle', '--limit', '200', '--backend', 'reference', '--out', 'documented'];
    const { stdout, stderr, exitCode } = await runVitrum(['train', ...stripes, ...options, '--json'], { cwd });
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    const lines = jsonLines(stdout);
    expect(lines.map(({ event }) => event)).toEqual(['start', 'epoch', 'epoch', 'done']);
    expect(lines.flatMap(eventProblems)).toEqual([]);
    const [start, first, second, done] = lines;
    expect(start).toEqual({
      event: 'start',
      dataset: 'stripes',
      trainSamples: 200,
      testSamples: 60,
      parameters: 16 * 6 + 6 + 6 * 3 + 3,
      shapes: [
        [6, 16],
        [3, 6],
      ],
      activation: 'tanh',
      loss: 'squared-error',
      optimizer: 'sgd',
      backend: 'reference',
      threads: 1,
      features: [],
      seed: 3,
      epochs: 2,
      epochsDone: 0,
      batchSize: 2,
      learningRate: 0.1,
      testLoss: expect.any(Number),
      testAccuracy: expect.any(Number),
      testMetrics: { accuracy: start?.['testAccuracy'], 'macro-f1': expect.any(Number) },
      task: 'classification',
    });
    const figures = ['loss', 'accuracy', 'testLoss', 'testAccuracy', 'seconds', 'samplesPerSecond'];
    for (const [epoch, line] of [first, second].entries()) {
      expect(Object.keys(line ?? {})).toEqual(['event', 'epoch', ...figures, 'metrics', 'testMetrics']);
      expect(line?.['epoch']).toBe(epoch + 1);
      for (const name of figures) expect(line?.[name]).toEqual(expect.any(Number));
      expect(line?.['metrics']).toEqual({ accuracy: line?.['accuracy'] });
      expect(line?.['testMetrics']).toEqual({ accuracy: line?.['testAccuracy'], 'macro-f1': expect.any(Number) });
    }
    expect(done).toEqual({
      event: 'done',
      epochs: 2,
      epochsDone: 2,
      testLoss: second?.['testLoss'],
      testAccuracy: second?.['testAccuracy'],
      testMetrics: second?.['testMetrics'],
      seconds: expect.any(Number),
      model: join('documented', 'model.json'),
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(readdirSync(join(cwd, 'documented')).sort()).toEqual([
      'checkpoint-100.ckpt',
      'checkpoint-200.ckpt',
      'config.json',
      'events.jsonl',
      'model.json',
      'untrained.json',
    ]);
    expect(readFileSync(join(cwd, 'documented', 'events.jsonl'), 'utf8')).toBe(stdout);
  });

  test('accuracies have at most 2 decimals, losses 6 significant digits, seconds 3 decimals', async () => {
    const { stdout } = await runVitrum(['train', ...stripes, '--epochs', '3', '--json', '--out', 'digits'], { cwd });
    for (const line of jsonLines(stdout).filter(({ event }) => event === 'epoch')) {
      const { loss, accuracy, testLoss, testAccuracy, seconds, samplesPerSecond } = line;
      for (const percent of [accuracy, testAccuracy]) expect(String(percent)).toMatch(/^\d+(\.\d{1,2})?$/);
      for (const figure of [loss, testLoss]) expect(Number(Number(figure).toPrecision(6))).toBe(figure);
      expect(String(seconds)).toMatch(/^\d+(\.\d{1,3})?$/);
      expect(samplesPerSecond).toSatisfy(Number.isInteger);
    }
  });
});

describe('the backend', () => {
  const startOf = async (...args: readonly string[]) => {
    const { stdout } = await runVitrum(['train', ...stripes, '--epochs', '1', '--json', '--out', 'backends', ...args], { cwd });
    return jsonLines(stdout)[0];
  };

  /** What the library chooses for the same request, asked in this process. */
  const describeBackend = async (request: BackendRequest = {}) => {
    const backend = await createBackend(createVitrum(), request);
    const { name, threads, features } = backend;
    backend.close(); // its threads would keep this process alive
    return { name, threads, features };
  };

  test('is the fastest one here, where none is named, with what it makes use of', async () => {
    const { name, threads, features } = await describeBackend();
    expect(await startOf()).toMatchObject({ backend: name, threads, features });
  });

  test('is the one that is named', async () => {
    for (const name of createVitrum().backends.names) expect(await startOf('--backend', name)).toMatchObject({ backend: name });
  });

  test('leaves out what differs between processors where --deterministic asks for it', async () => {
    const { features } = await describeBackend({ deterministic: true });
    expect(features).not.toContain('relaxed-simd');
    expect(await startOf('--deterministic')).toMatchObject({ features });
  });
});

test('the network before training is kept beside the trained one', async () => {
  const { stdout } = await runVitrum(['train', ...stripes, '--epochs', '1', '--json', '--out', 'compared'], { cwd });
  const [start, , done] = jsonLines(stdout);
  for (const [file, expected] of [['untrained.json', start], ['model.json', done]] as const) {
    const evaluated = await runVitrum(['evaluate', '--plugin', plugin, '--model', join('compared', file), '--json'], { cwd });
    expect(jsonLines(evaluated.stdout)[0]).toMatchObject({ testAccuracy: expected?.['testAccuracy'] });
  }
  expect(readJson('compared', 'untrained.json')).not.toEqual(readJson('compared', 'model.json'));
});

test('without a terminal, train prints one plain line for each epoch', async () => {
  const { stdout, stderr, exitCode } = await runVitrum(['train', ...stripes, '--epochs', '2', '--out', 'plain'], { cwd });
  const number = String.raw`[\d.,]+`;
  const line = (epoch: number): RegExp =>
    new RegExp(`^epoch ${epoch}/2 {2}loss ${number} {2}accuracy ${number} % {2}test ${number} % {2}${number} s {2}${number} samples/s$`);
  expect(stdout.split('\n')).toEqual([expect.stringMatching(line(1)), expect.stringMatching(line(2)), '']);
  expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  expect(stderr.split('\n')).toEqual([`model: ${join('plain', 'model.json')}`, expect.stringMatching(/^fingerprint: [0-9a-f]{64}$/), '']);
  expect(exitCode).toBe(0);
});

test('the default run folder is named after time, dataset and seed', async () => {
  await runVitrum(['train', ...stripes, '--epochs', '1'], { cwd });
  expect(readdirSync(join(cwd, 'runs'))).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ-stripes-7$/)]);
});

test('config.json describes the whole run, and makes the same one again', async () => {
  const options = ['--activation', 'leaky-relu:slope=0.2', '--output-activation', 'sigmoid', '--limit', '100', '--epochs', '2'];
  await runVitrum(['train', ...stripes, ...options, '--out', 'first'], { cwd });
  expect(readJson('first', 'config.json')).toEqual({
    plugins: [{ name: 'vitrum-plugin-stripes', version: '1.2.3' }],
    dataset: { type: 'stripes', limit: 100 },
    network: {
      inputShape: [16],
      layers: [
        {
          type: 'dense',
          units: 6,
          activation: { type: 'leaky-relu', slope: 0.2 },
          weightInitializer: 'notebook-normal',
          biasInitializer: 'notebook-normal',
        },
        {
          type: 'dense',
          units: 3,
          activation: 'sigmoid',
          weightInitializer: 'notebook-normal',
          biasInitializer: 'notebook-normal',
        },
      ],
    },
    training: {
      ...Object.fromEntries(Object.entries(trainingSchema).map(([name, option]) => [name, option.default])),
      learningRate: 0.1,
      epochs: 2,
      shuffle: false,
      seed: 7,
    },
    environment: expect.objectContaining({ backend: 'wasm', deterministic: false }) as unknown,
  });
  await runVitrum(['train', '--plugin', plugin, '--config', 'first/config.json', '--out', 'again'], { cwd });
  expect(readJson('again', 'config.json')).toEqual(readJson('first', 'config.json'));
  expect(readJson('again', 'model.json')).toEqual(readJson('first', 'model.json'));
});

test('a YAML configuration may use the short form of a network; the command line overrides it', async () => {
  const config = [
    'dataset: stripes',
    'network: { architecture: [16, 5, 3], activation: relu, outputActivation: softmax }',
    'training: { loss: categorical-cross-entropy, epochs: 4, batchSize: 10 }',
  ];
  writeFileSync(join(cwd, 'run.yaml'), config.join('\n'));
  const options = ['--config', 'run.yaml', '--epochs', '1', '--activation', 'cube', '--no-shuffle', '--out', 'short'];
  const { stdout } = await runVitrum(['train', '--plugin', plugin, ...options, '--json'], { cwd });
  expect(jsonLines(stdout)[0]).toMatchObject({ loss: 'categorical-cross-entropy', epochs: 1, batchSize: 10, activation: 'cube' });
  expect(readJson('short', 'config.json')).toMatchObject({
    network: { layers: [{ activation: 'cube', units: 5 }, { activation: 'softmax' }] },
    training: { epochs: 1, learningRate: 0.01, shuffle: false },
  });
});

test('a run folder that is used again holds the events of the new run alone', async () => {
  await runVitrum(['train', ...stripes, '--epochs', '1', '--out', 'used'], { cwd });
  const failed = await runVitrum(['train', ...stripes, '--learning-rate', '1e30', '--activation', 'identity', '--output-activation', 'identity', '--out', 'used'], { cwd });
  expect(failed.exitCode).toBe(1);
  expect(readFileSync(join(cwd, 'used', 'events.jsonl'), 'utf8').trimEnd().split('\n')).toHaveLength(1);
});

test('what fails before the training leaves no folder behind', async () => {
  const { exitCode } = await runVitrum(['train', ...stripes, '--architecture', '9,3', '--out', 'never'], { cwd });
  expect(exitCode).toBe(2);
  expect(existsSync(join(cwd, 'never'))).toBe(false);
});
