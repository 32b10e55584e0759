import * as packageExports from '@vitrum/augmentations';
import { checkContributions } from '@vitrum/test-support/contribution-check';
import { expect, test } from 'vitest';
import { augmentationCases } from './augmentation-cases.ts';

test('every augmentation has its export, test row, docs row and source', async () => {
  const problems = await checkContributions({
    packageRoot: new URL('../', import.meta.url),
    sources: 'src',
    packageExports,
    registered: packageExports.augmentationsPlugin.augmentations,
    testFile: 'test/augmentation-cases.ts',
    testedNames: [...new Set(augmentationCases.map(({ name }) => name))],
    required: ['description', 'formula', 'source'],
  });
  expect(problems).toEqual([]);
});

test('the default export is the plugin', () => {
  expect(packageExports.default).toBe(packageExports.augmentationsPlugin);
});
