import { expect, test } from 'vitest';
import { axeProblems } from './support/axe.ts';
import { openLab } from './support/lab.ts';
import { button, digitsAddress } from './support/page-parts.ts';

test('a network that has learned some data gets a new end for others; its frozen layers are marked, and a reload begins with them again', async () => {
  const lab = await openLab({ address: `${digitsAddress(100, 50)}&epochs=1&seed=5`, width: 1440, height: 900 });
  const { page, errors } = lab;
  await button(lab, 'Train').click();
  await page.getByRole('button', { name: 'Train on' }).waitFor();
  await page.evaluate((hash) => { location.hash = hash; }, digitsAddress(80, 40));
  await page.getByRole('button', { name: 'Train', exact: true }).waitFor();
  await page.getByRole('tab', { name: 'Models and runs' }).click();
  const section = page.getByRole('region', { name: 'A new end for what was learned' });
  await expect.poll(() => section.getByLabel('Begin with').inputValue()).toBe('earlier');
  await expect.poll(() => section.getByRole('checkbox').count()).toBe(2);
  await section.getByLabel(/^layer 2: dense/).uncheck();
  await section.getByLabel('New hidden layers before the output').fill('8 neurons');
  expect(await section.getByRole('button', { name: 'Make the new end' }).isEnabled()).toBe(false);
  await section.getByLabel('New hidden layers before the output').fill('8');
  await section.getByText('vitrum train --base model.json --freeze 0 --head 8,10').waitFor();
  expect(await axeProblems(page, '.rooms')).toEqual([]);
  await section.scrollIntoViewIfNeeded();
  await lab.screenshot('transfer-1440');
  await section.getByRole('button', { name: 'Make the new end' }).click();
  await page.getByText('The network begins with 2 learned layers and a new end for Drawn digits. Press Train.').waitFor();

  // The settings keep the base, and freeze and train its layers.
  await page.getByRole('tab', { name: 'Settings' }).click();
  const settings = page.getByRole('form', { name: 'Settings of the run' });
  await expect.poll(() => settings.getByLabel('Frozen').evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).checked))).toEqual([true, false]);
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('base=');
  expect(await axeProblems(page, '.rooms')).toEqual([]);
  await page.keyboard.press('Escape');
  const network = page.locator('[data-part="network"]');
  await network.getByText(/32 neurons · tanh · frozen/).waitFor();

  // The weights are not in the address: they are found among the kept runs.
  await page.reload();
  await network.getByText(/32 neurons · tanh · frozen/).waitFor({ state: 'attached' }); // the address may open a room, which hides it
  expect(errors).toEqual([]);
});
