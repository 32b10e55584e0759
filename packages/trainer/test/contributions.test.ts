import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import * as packageExports from '@vitrum/trainer';
import { checkContributions } from '@vitrum/test-support/contribution-check';
import { camelCase } from '@vitrum/test-support/identifiers';

const { trainerPlugin } = packageExports;

/** The tests of the package as text: several metrics share a file. */
const tests = globSync('**/*.test.ts', { cwd: fileURLToPath(new URL('.', import.meta.url)) }).map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'));

const isTested = (name: string): boolean => tests.some((text) => text.includes(`'${name}'`) || new RegExp(String.raw`\b${camelCase(name)}\b`).test(text));

test.each([
  { kind: 'metrics', registered: trainerPlugin.metrics, columns: ['formula', 'source'], required: ['description', 'formula', 'source'] },
  { kind: 'callbacks', registered: trainerPlugin.callbacks, columns: ['description', 'options', 'source'], required: ['description', 'source'] },
] as const)('every one of the $kind has its export, test, docs row and source', async ({ kind, registered, columns, required }) => {
  const problems = await checkContributions({
    packageRoot: new URL('../', import.meta.url),
    sources: `src/${kind}`,
    packageExports,
    registered,
    testFile: `test/${kind}/{name}.test.ts`,
    testedNames: registered.map(({ name }) => name).filter(isTested),
    columns,
    required,
  });
  expect(problems).toEqual([]);
});
