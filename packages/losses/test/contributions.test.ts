import { expect, test } from 'vitest';
import * as packageExports from '@vitrum/losses';
import { checkContributions } from '@vitrum/test-support/contribution-check';
import { lossCases } from './loss-cases.ts';

test('every loss has its export, test row, docs row and source', async () => {
  const problems = await checkContributions({
    packageRoot: new URL('../', import.meta.url),
    sources: 'src',
    packageExports,
    registered: packageExports.lossesPlugin.losses,
    testFile: 'test/loss-cases.ts',
    testedNames: lossCases.map(({ name }) => name),
    required: ['description', 'formula', 'source'],
  });
  expect(problems).toEqual([]);
});
