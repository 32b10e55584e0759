import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { createRegistry, type DatasetDefinition } from '@vitrum/core';
import datasetsPlugin, { mnist } from '@vitrum/datasets';
import manifest from '../package.json' with { type: 'json' };

const datasets: readonly DatasetDefinition[] = datasetsPlugin.datasets;

describe.each(datasets)('the dataset $name', ({ name, description, source, license, published }) => {
  test('lives in a file of its own name', () => {
    const file = `src/${name}.ts`;
    expect(existsSync(new URL(`../${file}`, import.meta.url)), `put the dataset "${name}" into ${file}`).toBe(true);
  });

  test('has its row in the README', async () => {
    const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
    const row = `| \`${name}\` | ${description} | ${license} | ${source} |`;
    expect(readme.split('\n'), 'edit the table in README.md').toContain(row);
  });

  test('says where it comes from, under which licence, and what it is', () => {
    expect(description).toMatch(/^[A-Z].*[^.]$/);
    expect(source).toMatch(/\b\d{4}\b/);
    expect(license).toMatch(/\S/);
  });

  test('publishes files by distinct names, with full checksums, at secure addresses', () => {
    const { files = [], mirrors = [] } = published ?? {};
    expect(new Set(files.map((file) => file.name)).size).toBe(files.length);
    for (const file of files) {
      expect(file.sha256).toMatch(/^[0-9a-f]{64}$/);
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
