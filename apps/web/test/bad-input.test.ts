import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openLab } from './support/lab.ts';

const dataset = { type: 'synthetic-digits', train: 120, test: 60 };
const address = `#dataset=${encodeURIComponent(JSON.stringify(dataset))}&epochs=2&seed=5`;

async function train(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.getByRole('button', { name: 'Train on', exact: true }).waitFor();
}

test('without WebAssembly SIMD the page says so, and trains in plain JavaScript', async () => {
  const { page } = await openLab({ address });
  // Only the worker asks for WebAssembly, and only its own first line comes before that.
  await page.context().route('**/lab-worker*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `WebAssembly.validate = () => false;\n${await response.text()}` });
  });
  await page.setViewportSize({ width: 1440, height: 900 }); // what computes is shown where there is room
  await page.reload();
  await page.getByText('The backend "wasm" cannot run on this machine: it needs WebAssembly with SIMD.').waitFor();
  await train(page);
  expect(await page.locator('.read-out').innerText()).toContain('reference');
});

test('a model that needs a plugin says which, and the run that is there stays', async () => {
  const { page, errors } = await openLab({ address });
  await train(page);
  const before = await page.locator('.epoch-table-fingerprint').innerText();
  const example = fileURLToPath(new URL('../public/models/mnist-784-32-16-10.json', import.meta.url));
  const model = readFileSync(example, 'utf8').replace('"plugins":[', '"plugins":[{"name":"vitrum-plugin-bent","version":"1.2.0"},');
  await page.getByRole('tab', { name: 'Models and runs' }).click();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Choose files' }).click()]);
  await chooser.setFiles({ name: 'bent.json', mimeType: 'application/json', buffer: Buffer.from(model) });
  await page.getByText('The model needs the plugin "vitrum-plugin-bent" 1.2.0').waitFor();
  await page.getByText('VITRUM_INVALID_MODEL').waitFor();
  expect(await page.locator('.epoch-table-fingerprint').innerText()).toBe(before);
  expect(errors).toEqual([]);
});
