import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** What a source file imports when it runs: types are gone by then. */
function importsOf(file: URL): readonly string[] {
  const source = readFileSync(file, 'utf8');
  return [...source.matchAll(/^(?:import|export) (?!type )[^;]*? from '([^']+)';|\bimport\('([^']+)'\)/gm)].map(([, named, loaded]) => named ?? loaded ?? '');
}

/** All packages that a file needs, itself or through files of this package. */
function packagesOf(file: URL, seen = new Set<string>()): readonly string[] {
  if (seen.has(file.href)) return [];
  seen.add(file.href);
  return importsOf(file).flatMap((name) => (name.startsWith('.') ? packagesOf(new URL(name, file), seen) : [name]));
}

test('what is said to run without Node needs no module of Node, and no library but the parser for browsers', () => {
  const needed = new Set(packagesOf(new URL('../src/without-node.ts', import.meta.url)));
  expect([...needed].sort()).toEqual(['@vitrum/core', '@vitrum/core/internal', '@vitrum/datasets', '@vitrum/datasets/internal', '@vitrum/tensor', 'csv-parse/browser/esm/sync']);
  expect(packagesOf(new URL('../src/index.ts', import.meta.url))).toContain('node:fs/promises'); // the search finds them where they are
});
