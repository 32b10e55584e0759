import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openLab } from './support/lab.ts';

const dataset = { type: 'synthetic-digits', train: 120, test: 60 };
const address = `#dataset=${encodeURIComponent(JSON.stringify(dataset))}&epochs=2&seed=5`;

/** Opens the page with a worker whose Content-Security-Policy is the page's own and this one. */
async function openUnder(policy: string): Promise<Page> {
  const { page } = await openLab();
  await page.context().route('**/lab-worker*.js', async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), 'content-security-policy': policy };
    await route.fulfill({ response, headers });
  });
  await page.setViewportSize({ width: 1440, height: 900 }); // what computes is shown where there is room
  await page.goto(new URL(address, page.url()).href);
  await page.reload();
  return page;
}

async function train(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.getByRole('button', { name: 'Train on', exact: true }).waitFor();
  return page.locator('.read-out').innerText();
}

describe('where the policy forbids', () => {
  test('WebAssembly, the page trains on the reference backend and says why', async () => {
    const page = await openUnder("default-src 'self'");
    await page.getByText('The backend "wasm" cannot load its WebAssembly here').waitFor();
    await page.getByText('The backend "reference" computes instead').waitFor();
    await page.getByText("script-src 'self' 'wasm-unsafe-eval'").first().waitFor();
    expect(await train(page)).toContain('reference');
  });

  test('workers from blobs, the page trains on one thread and says why', async () => {
    const page = await openUnder("script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'");
    expect(await page.evaluate(() => crossOriginIsolated && navigator.hardwareConcurrency > 1)).toBe(true);
    await page.getByText('runs on one thread, because another cannot be started here').waitFor();
    expect(await train(page)).toMatch(/wasm\s*$/);
  });
});
