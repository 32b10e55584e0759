import { expect, test } from 'vitest';
import { openLab, type OpenLab } from './support/lab.ts';

const button = (lab: OpenLab, name: string | RegExp) => lab.page.getByRole('button', { name });

test('a run that diverges is explained, and a click begins one with a smaller learning rate', async () => {
  const reference = encodeURIComponent(JSON.stringify({ type: 'synthetic-digits', train: 400, test: 100 }));
  const lab = await openLab({ address: `#dataset=${reference}&activation=relu&outputActivation=identity&learningRate=10&seed=3` });
  const { page } = lab;
  await button(lab, /^.?\s*Train$/).click();
  const panel = page.locator('.divergence');
  await panel.waitFor({ timeout: 60_000 });
  const text = await panel.innerText();
  expect(text).toContain('This training diverged');
  expect(text).toMatch(/In step [\d,]+ \(epoch 1, sample [\d,]+\)/);
  expect(text).toMatch(/(z|a|the weights or biases) of layer [123]/);
  expect(text).toContain('learning rate ten times smaller: 1 instead of 10');
  expect(text).toMatch(/Largest finite weight/);
  await lab.screenshot('neuron-divergence');
  await button(lab, 'New run with learning rate 1').click();
  await panel.waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate(() => decodeURIComponent(location.hash)), { timeout: 60_000 }).toMatch(/learningRate=1(&|$)/);
  expect(lab.errors).toEqual([]);
});
