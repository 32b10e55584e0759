import { expect, test } from 'vitest';
import * as packageExports from '@vitrum/networks';
import { checkContributions } from '@vitrum/test-support/contribution-check';
import { networkCases } from './cases.ts';

const { networksPlugin } = packageExports;

test('every network has its export, test row, docs row and source', async () => {
  const problems = await checkContributions({
    packageRoot: new URL('../', import.meta.url),
    sources: 'src',
    packageExports,
    registered: networksPlugin.networks,
    testFile: 'test/cases.ts',
    testedNames: networkCases.map(({ name }) => name),
    required: ['description', 'source'],
    columns: ['description', 'options', 'source'],
  });
  expect(problems).toEqual([]);
});
