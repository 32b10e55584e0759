import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createRegistry, type DatasetDefinition } from '@vitrum/core';
import * as packageExports from '@vitrum/datasets';
import { checkContributions } from '@vitrum/test-support/contribution-check';
import manifest from '../package.json' with { type: 'json' };

const { datasetsPlugin, mnist } = packageExports;
const datasets: readonly DatasetDefinition[] = datasetsPlugin.datasets;

test('every dataset has its export, test file, docs row, source and license', async () => {
  const problems = await checkContributions({
    packageRoot: new URL('../', import.meta.url),
    sources: 'src',
    packageExports,
    registered: datasets,
    testFile: 'test/{name}.test.ts', // a dataset needs more than a row in a table
    testedNames: datasets.map(({ name }) => name).filter((name) => existsSync(new URL(`${name}.test.ts`, import.meta.url))),
    required: ['description', 'source', 'license'],
    columns: ['description', 'license', 'source'],
  });
  expect(problems).toEqual([]);
});

describe.each(datasets)('the dataset $name', (definition) => {
  const published = 'load' in definition ? definition.published : undefined;
  test('publishes files by distinct names, with full checksums, at secure addresses', () => {
    const { files = [], mirrors = [] } = published ?? {};
    expect(new Set(files.map((file) => file.name)).size).toBe(files.length);
    for (const file of files) {
      expect(file.sha256 ?? file.gzip?.sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(file.size).toBeGreaterThan(0);
    }
    for (const mirror of mirrors) expect(mirror).toMatch(/^https:\/\/.*\/$/);
  });
});

test('the plugin has the name and the version of its package', () => {
  expect([datasetsPlugin.name, datasetsPlugin.version]).toEqual([manifest.name, manifest.version]);
});

test('a registry gives the dataset back by its name', () => {
  expect(createRegistry([datasetsPlugin]).datasets.get('mnist')).toBe(mnist);
});

// The header of each file plus its data: 16 + n·28·28 and 8 + n bytes.
test('the published sizes of MNIST are those of 60,000 and 10,000 pictures', () => {
  expect(mnist.published.files.map((file) => file.size)).toEqual([
    16 + 60_000 * 784,
    8 + 60_000,
    16 + 10_000 * 784,
    8 + 10_000,
  ]);
});
