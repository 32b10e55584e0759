import * as packageExports from '@vitrum/activations';
import { expect, test } from 'vitest';
import { checkContributions } from '@vitrum/test-support/contribution-check';
import { elementwiseCases, rowwiseCases } from './activation-cases.ts';

test('every activation has its export, test row, docs row and source', async () => {
  const problems = await checkContributions({
    packageRoot: new URL('../', import.meta.url),
    sources: 'src',
    packageExports,
    registered: packageExports.activationsPlugin.activations,
    testFile: 'test/activation-cases.ts',
    testedNames: [...elementwiseCases, ...rowwiseCases].map(({ name }) => name),
    required: ['description', 'formula', 'source'],
  });
  expect(problems).toEqual([]);
});

test('the default export is the plugin', () => {
  expect(packageExports.default).toBe(packageExports.activationsPlugin);
});
