import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { DatasetDefinition } from '@vitrum/core';
import * as packageExports from '@vitrum/data-files';
import { checkContributions } from '@vitrum/test-support/contribution-check';
import manifest from '../package.json' with { type: 'json' };

const { dataFilesPlugin } = packageExports;
const datasets: readonly DatasetDefinition[] = dataFilesPlugin.datasets;

test('every dataset has its export, test file, docs row and license', async () => {
  const problems = await checkContributions({
    packageRoot: new URL('../', import.meta.url),
    sources: 'src',
    packageExports,
    registered: datasets,
    testFile: 'test/{name}.test.ts',
    testedNames: datasets.map(({ name }) => name).filter((name) => existsSync(new URL(`${name}.test.ts`, import.meta.url))),
    required: ['description', 'license'],
    columns: ['description', 'license', 'source'],
  });
  expect(problems).toEqual([]);
});

test('the plugin has the name and the version of its package', () => {
  expect([dataFilesPlugin.name, dataFilesPlugin.version]).toEqual([manifest.name, manifest.version]);
});

test('all of them read what a person brings: a file or folder is their first option, and their license is its own', () => {
  for (const definition of datasets) {
    expect(definition.license).toBe("the data's own");
    expect('options' in definition && Object.values(definition.options)[0]?.type).toBe('string');
  }
});
