import { stripVTControlCharacters } from 'node:util';
import { createNetwork, denseNetworkConfig } from '@vitrum/network';
import { runOf } from '@vitrum/runs';
import { metricsFor, planTraining, type EpochEvent, type ProgressEvent } from '@vitrum/trainer';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { createVitrum } from 'vitrum';
import { commandLine } from '../../src/command-line.ts';
import { LiveView } from '../../src/render/live-view.ts';
import { fakeTerminal } from '../support/fake-terminal.ts';

const registry = createVitrum();
const run = runOf({ dataset: { type: 'stripes' }, network: { activation: 'relu', outputActivation: 'softmax' } });
const network = createNetwork(registry, denseNetworkConfig(registry, { architecture: [16, 6, 3], activation: 'relu', outputActivation: 'softmax' }), { seed: 1 });
const plan = planTraining(registry, { epochs: 2 });
const dataset = { name: 'stripes', size: 1, inputShape: [4, 4], targetSize: 3, readInput: () => undefined, readTarget: () => undefined };
const parts = { run, dataset: run.dataset, network, plan, data: { train: dataset, test: dataset } };

const start = {
  type: 'start', trainSamples: 1000, testSamples: 200, parameters: 123, epochs: 2, epochsDone: 0, testAccuracy: 11.5, testMetrics: { accuracy: 11.5, 'macro-f1': 6 }, testLoss: 1,
} as const;
const progress = (samples: number): ProgressEvent => ({
  type: 'progress', epoch: 1, samples, trainSamples: 1000, loss: 0.5, accuracy: 50, metrics: { accuracy: 50 }, recentLoss: 1 - samples / 1000, samplesPerSecond: 500,
});
const epoch: EpochEvent = {
  type: 'epoch', epoch: 1, loss: 0.25, accuracy: 91, metrics: { accuracy: 91 }, testLoss: 0.2, testAccuracy: 92.5,
  testMetrics: { accuracy: 92.5, 'macro-f1': 92.25 }, seconds: 2, samplesPerSecond: 500,
};

const trained = { model: 'runs/x/model.json', fingerprint: '0123456789abcdef'.repeat(4) };

test('tells what is trained, moves a bar, and ends with a summary', () => {
  const terminal = fakeTerminal({ columns: 120 });
  const view = new LiveView(terminal, (model) => commandLine(['predict', '--model', model, '--plugin', 'my plugin.mjs'], {}));
  view.start(start, parts, metricsFor(registry, 'classification'));
  expect(terminal.written()).toContain('dataset    stripes, 1,000 to learn from, 200 to test with\n');
  expect(terminal.written()).toContain('network    16-6-3 with 123 parameters\n');
  expect(terminal.written()).toContain('activation relu, then softmax\n');
  expect(terminal.written()).toContain('untrained  11.50 % of the test set right\n');

  view.progress(progress(250));
  view.progress(progress(500));
  view.epoch(epoch); // stops the bar, which draws itself once more
  // 1,500 of 2,000 samples are left at 500 a second. 40 is the widest bar, half of it full.
  const bar = `epoch 1/2  ${'█'.repeat(20)}${'░'.repeat(20)}  50 %   500 samples/s   3 s left   loss 0.500 █▁`;
  expect(terminal.written()).toContain(bar);
  expect(terminal.written()).toContain('epoch 1/2  loss 0.2500  accuracy 91.00 %  test 92.50 %  2.00 s  500 samples/s\n');

  view.done({ type: 'done', epochs: 2, epochsDone: 2, testAccuracy: 92.5, testMetrics: epoch.testMetrics ?? {}, testLoss: 0.2, seconds: 2 }, trained);
  view.close();
  expect(terminal.written()).toContain('test       92.50 % right, 11.50 % before\n');
  expect(terminal.written()).toContain('also       macro-F1 92.25 %\n');
  expect(terminal.written()).toContain('model      runs/x/model.json\n           fingerprint 0123456789abcdef…\n');
  expect(terminal.written()).toContain("next       vitrum predict --model runs/x/model.json --plugin 'my plugin.mjs'\n");
});

test('closed in the middle of an epoch, it gives the terminal its line wrapping back', () => {
  const terminal = fakeTerminal();
  const view = new LiveView(terminal, (model) => model);
  view.start(start, parts, metricsFor(registry, 'classification'));
  view.progress(progress(250));
  expect(terminal.written().lastIndexOf('\u001B[?7l')).toBeGreaterThan(terminal.written().lastIndexOf('\u001B[?7h'));
  view.close();
  expect(terminal.written().lastIndexOf('\u001B[?7h')).toBeGreaterThan(terminal.written().lastIndexOf('\u001B[?7l'));
});

test('the line that moves fits into 80 columns', () => {
  const terminal = fakeTerminal();
  const view = new LiveView(terminal, (model) => model);
  view.start(start, parts, metricsFor(registry, 'classification'));
  for (const samples of [100, 200, 300, 400, 500]) view.progress({ ...progress(samples), samplesPerSecond: 1_234_567 });
  view.close();
  const [drawn = ''] = /epoch 1\/2 [^%]*50 %.*loss 0\.500 \S+/.exec(stripVTControlCharacters(terminal.written())) ?? [];
  expect(drawn).toContain('█████░░░░░  50 %   1,234,567 samples/s');
  expect(stringWidth(drawn)).toBeGreaterThan(70);
  expect(stringWidth(drawn)).toBeLessThanOrEqual(80);
});

test('a regression is told by its main figure, and the others in the summary', () => {
  const terminal = fakeTerminal({ columns: 120 });
  const view = new LiveView(terminal, (model) => model);
  const scores = { 'r-squared': 0.99344, 'mean-absolute-error': 0.25, 'root-mean-squared-error': 1_234_567 };
  const { testAccuracy: _, ...begun } = { ...start, testMetrics: { ...scores, 'r-squared': -0.0212 } };
  view.start(begun, parts, metricsFor(registry, 'regression'));
  expect(terminal.written()).toContain('untrained  R² -0.0212 on the test set\n');

  const { accuracy: __, testAccuracy: ___, ...ended } = { ...epoch, metrics: { 'r-squared': 0.98 }, testMetrics: scores };
  view.epoch(ended);
  expect(terminal.written()).toContain('epoch 1/2  loss 0.2500  R² 0.9800  test 0.9934  2.00 s  500 samples/s\n');

  view.done({ type: 'done', epochs: 2, epochsDone: 2, testMetrics: scores, testLoss: 0.2, seconds: 2 }, trained);
  view.close();
  expect(terminal.written()).toContain('test       R² 0.9934, -0.0212 before\n');
  expect(terminal.written()).toContain('also       mean absolute error 0.2500, root mean squared error 1.2e+6\n');
});

test('without any metric, the loss is told', () => {
  const terminal = fakeTerminal({ columns: 120 });
  const view = new LiveView(terminal, (model) => model);
  view.start(start, parts, []);
  view.epoch(epoch);
  view.close();
  expect(terminal.written()).toContain('untrained  loss 1.0000 on the test set\n');
  expect(terminal.written()).toContain('epoch 1/2  loss 0.2500  test 0.2000  2.00 s');
});
