import { gzipSync } from 'node:zlib';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { mnist } from '@vitrum/datasets';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { builtSite } from './support/built-site.ts';
import { openLab, sharedLab } from './support/lab.ts';

/** Waits until the service worker has stored the site and answers for the page. */
async function waitUntilStored(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller !== null) return;
    await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }));
  });
}

/** A data folder with files under the names of MNIST. */
function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'vitrum-offline-'));
  mkdirSync(join(folder, 'mnist'));
  for (const { name } of mnist.published.files) writeFileSync(join(folder, 'mnist', `${name}.gz`), gzipSync(name));
  return folder;
}

test('every file of the site is stored, beside lists that differ from host to host', async () => {
  const site = await builtSite();
  const names = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(site, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((name) => !/^(data|plugins)\/|^(sw\.js|og\.png|THIRD-PARTY-LICENSES\.txt)|\.(br|gz|map)$/.test(name));
  const stored = [...readFileSync(join(site, 'sw.js'), 'utf8').matchAll(/\burl:\s*"([^"]+)"/g)].map(([, url]) => url);
  expect(stored.toSorted()).toEqual(names.toSorted());
});

test('a host without headers is enough for that', async () => {
  const lab = await openLab({ hasServiceWorker: true, isIsolated: false });
  await waitUntilStored(lab.page);
  await lab.closeServer();
  await lab.page.reload();
  await lab.page.getByRole('heading', { level: 1 }).waitFor();
  lab.expectOnlyOwnOrigin();
});

describe('one visit', () => {
  const folder = dataFolder();
  const lab = sharedLab({ hasServiceWorker: true, dataDir: folder });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const [first, second] = mnist.published.files.map(({ name }) => name);
  const fetchBoth = () =>
    lab().page.evaluate(async (name) => {
      const list = await fetch('data/index.json');
      const file = await fetch(`data/mnist/${name}.gz`);
      return { list: await list.text(), bytes: [...new Uint8Array(await file.arrayBuffer())] };
    }, first ?? '');

  test('data that were fetched before the service worker was there are kept too', async () => {
    const { page } = lab();
    const address = `data/mnist/${second ?? ''}.gz`;
    await page.evaluate(async (path) => (await fetch(path)).arrayBuffer(), address);
    await waitUntilStored(page);
    const isKept = () => page.evaluate(async (path) => (await (await caches.open('vitrum-data')).match(path)) !== undefined, address);
    await expect.poll(isKept).toBe(true);
  });

  test('data that were fetched once are there without the server, and so is the list of them', async () => {
    const online = await fetchBoth();
    expect(online.bytes).toEqual([...gzipSync(first ?? '')]);
    await lab().closeServer();
    await expect(fetch(lab().url)).rejects.toThrow();
    expect(await fetchBoth()).toEqual(online);
    await expect(lab().page.evaluate(async () => (await fetch('data/mnist/another.gz')).status)).rejects.toThrow('Failed to fetch');
  });

  test('the page works without its server, isolated as before', async () => {
    const { page, url } = lab();
    const heading = page.getByRole('heading', { level: 1 });
    const title = await heading.innerText();
    for (const address of ['', '?seed=8']) {
      await page.goto(new URL(address, url).href);
      expect(await heading.innerText()).toBe(title);
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    }
    lab().expectOnlyOwnOrigin();
    expect(lab().errors.filter((error) => !error.includes('another.gz'))).toEqual([]);
  });
});
