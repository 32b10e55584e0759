import { expect, test } from 'vitest';
import { openLab } from './support/lab.ts';

test('the page loads without an error, and from its own origin alone', async () => {
  const lab = await openLab();
  lab.expectOnlyOwnOrigin();
  expect(lab.errors).toEqual([]);
});
