import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as packageExports from '@vitrum/layers';
import { checkContributions } from '@vitrum/test-support/contribution-check';
import { initializerCases } from './initializer-cases.ts';

const { layersPlugin } = packageExports;
const shared = {
  packageRoot: new URL('../', import.meta.url),
  packageExports,
  required: ['description', 'formula', 'source'],
} as const;

const hasTestFile = (name: string): boolean => existsSync(new URL(`${name}.test.ts`, import.meta.url));

test('every layer has its export, test, docs row and source', async () => {
  const problems = await checkContributions({
    ...shared,
    sources: 'src',
    registered: layersPlugin.layers,
    testFile: 'test/{name}.test.ts', // a layer needs more than a row in a table
    testedNames: layersPlugin.layers.map(({ name }) => name).filter(hasTestFile),
  });
  expect(problems).toEqual([]);
});

test('every initializer has its export, test row, docs row and source', async () => {
  const problems = await checkContributions({
    ...shared,
    sources: 'src/initializers',
    registered: layersPlugin.initializers,
    testFile: 'test/initializer-cases.ts',
    testedNames: initializerCases.map(({ name }) => name),
  });
  expect(problems).toEqual([]);
});
