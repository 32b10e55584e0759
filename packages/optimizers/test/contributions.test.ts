import { expect, test } from 'vitest';
import * as packageExports from '@vitrum/optimizers';
import { checkContributions } from '@vitrum/test-support/contribution-check';
import { optimizerCases } from './cases.ts';
import { scheduleCases } from './schedule-cases.ts';

const { optimizersPlugin } = packageExports;

test('every optimizer and schedule has its export, test row, docs row and source', async () => {
  const problems = await checkContributions({
    packageRoot: new URL('../', import.meta.url),
    sources: 'src',
    packageExports,
    registered: [...optimizersPlugin.optimizers, ...optimizersPlugin.schedules],
    testFile: (name) => (optimizersPlugin.optimizers.some((optimizer) => optimizer.name === name) ? 'test/cases.ts' : 'test/schedule-cases.ts'),
    testedNames: [...optimizerCases, ...scheduleCases].map(({ name }) => name),
    required: ['description', 'formula', 'source'],
  });
  expect(problems).toEqual([]);
});
