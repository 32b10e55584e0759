import { createBackend, resolveReference } from '@vitrum/core';
import { completeRun, openRun, type RunConfig } from '@vitrum/runs';
import { Trainer } from '@vitrum/trainer';
import { afterAll, expect, test } from 'vitest';
import { registry } from './support.ts';

const backend = await createBackend(registry, { threads: 1 });
afterAll(() => backend.close());
const noFiles = { read: () => Promise.reject(new Error('These datasets read no files.')) };

// The default settings of each; MNIST and longer runs: npm run measure:signs
test.each<[string, RunConfig]>([
  ...['iris', 'two-moons', 'circles', 'spirals', 'xor', 'blobs', 'regression-sine'].map((type): [string, RunConfig] => [type, { dataset: { type } }]),
  ['the notebook on drawn digits', { dataset: { type: 'synthetic-digits', train: 1000, test: 300 } }],
  ['cnn-small', { dataset: { type: 'synthetic-digits', train: 300, test: 150 }, network: { type: 'cnn-small' }, training: { epochs: 3 } }],
])('a healthy run shows no sign of trouble: %s', async (name, config) => {
  const dataset = config.dataset ?? { type: name };
  const data = await resolveReference(registry, 'dataset', dataset).load(noFiles);
  for (const seed of name === 'cnn-small' ? [7] : [7, 1, 2]) {
    const run = completeRun(registry, { ...config, training: { ...config.training, seed } }, { dataset, data });
    const warnings: string[] = [];
    for await (const event of new Trainer(openRun(registry, run, { dataset, data }, backend)).run()) {
      if (event.type === 'warning') warnings.push(event.message);
    }
    expect(warnings, `seed ${seed}`).toEqual([]);
  }
});
