import { expect, test } from 'vitest';
import { completeRun, resolveDataset } from '@vitrum/runs';
import { createVitrum } from 'vitrum';
import { fileNameOf, runInWords } from '../src/page/figures/file-name.ts';
import { escapeMarkup, markup } from '../src/page/figures/svg/markup.ts';

const registry = createVitrum();
const dataset = { type: 'synthetic-digits', train: 20, test: 10 };
const data = { dataset, data: await resolveDataset(registry, dataset).load({ read: () => Promise.reject(new Error('These data are made, not read.')) }) };
const description = completeRun(registry, { training: { epochs: 3, seed: 8, loss: 'huber' } }, data);
const trained = { epoch: 2, samplesInAll: 40 };

test('a file is named by what it shows and of which run', () => {
  const name = fileNameOf({ what: 'confusion matrix', run: { description }, epochs: trained, name: undefined });
  expect(name).toMatch(/^confusion-matrix-drawn-digits-784-32-16-10-tanh-huber-sgd-learning-rate-0\.01-seed-8-epoch-2$/);
});

test.each([
  [{ what: 'loss', run: { description }, epochs: undefined, name: 'My “best” run: #3/4' }, 'loss-my-best-run-3-4-untrained'],
  [{ what: 'loss', run: { description }, epochs: trained, name: '数字' }, 'loss-数字-epoch-2'],
  [{ what: '../../etc', run: { description }, epochs: trained, name: '..' }, 'etc-epoch-2'],
  [{ what: 'loss', run: undefined, epochs: undefined, name: undefined }, 'loss-no-run'],
] as const)('%o is called %s', (picture, name) => {
  expect(fileNameOf(picture)).toBe(name);
});

test('a name of any length fits a file system', () => {
  expect(fileNameOf({ what: 'loss', run: { description }, epochs: trained, name: 'x y '.repeat(200) }).length).toBeLessThanOrEqual(140);
  expect(runInWords({ run: { description }, epochs: trained, name: 'mine' })).toBe('mine, epoch 2');
});

test('markup: names of classes and plugins cannot end an attribute or begin an element', () => {
  expect(markup('text', { x: 1.23456, y: undefined, 'data-line': '"><script>' }, escapeMarkup('a < b & c'))).toBe('<text x="1.23" data-line="&quot;&gt;&lt;script&gt;">a &lt; b &amp; c</text>');
});
