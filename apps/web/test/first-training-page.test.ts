import { expect, test } from 'vitest';
import { openLab } from './support/lab.ts';

test('the first training begins slowly and says so; at the visitor\'s wish, and from then on, it goes at full speed', async () => {
  const { page, errors } = await openLab({ address: '#dataset=synthetic-digits&limit=2000&epochs=1&seed=7', isFirstTraining: true });
  const pace = page.getByRole('combobox', { name: 'Speed' });
  const train = page.getByRole('button', { name: 'Train', exact: true });
  await train.click();
  await page.getByText('Slowly at first, so that you can watch it learn').waitFor();
  expect(await pace.inputValue()).toBe('watchable');
  await page.getByRole('button', { name: 'Full speed now' }).click();
  await expect.poll(() => pace.inputValue()).toBe('full');
  await page.getByRole('button', { name: 'Train on' }).waitFor();
  await page.getByRole('button', { name: 'Reset' }).click();
  await train.click();
  await page.getByRole('button', { name: 'Train on' }).waitFor();
  expect(await page.getByText('Slowly at first').count()).toBe(0);
  expect(errors).toEqual([]);
});
