import { createBackend } from '@vitrum/core';
import { fingerprint } from '@vitrum/formats';
import { completeRun, openRun, parseRunConfig, resolveDataset } from '@vitrum/runs';
import { Trainer } from '@vitrum/trainer';
import type { Page } from 'playwright-core';
import { createVitrum } from 'vitrum';
import { describe, expect, test } from 'vitest';
import { openLab, sharedLab } from './support/lab.ts';

const dataset = { type: 'synthetic-digits', train: 200, test: 100 };
const address = `#dataset=${encodeURIComponent(JSON.stringify(dataset))}&architecture=784-24-10&activation=relu&epochs=1&seed=11`;

/** Trains to the end, and reads what the page tells of it. */
async function train(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  const told = page.getByText('Fingerprint of the');
  await told.waitFor();
  return /[0-9a-f]{64}/.exec(await told.innerText())?.[0] ?? '';
}

/** The same run with the packages alone, as the command line trains it. */
async function trainHere(): Promise<string> {
  const registry = createVitrum();
  const config = parseRunConfig({ dataset, network: { architecture: [784, 24, 10], activation: 'relu' }, training: { epochs: 1, seed: 11 } });
  const noFiles = { read: (): Promise<never> => Promise.reject(new Error('Synthetic digits need no file.')) };
  const data = await resolveDataset(registry, dataset).load(noFiles);
  const loaded = { dataset, data };
  const { network, plan } = openRun(registry, completeRun(registry, config, loaded), loaded, await createBackend(registry, { name: 'wasm' }));
  for await (const { type } of new Trainer({ network, data, plan }).run()) expect(type).not.toBe('diverged');
  return fingerprint(network);
}

test('the same address gives the same numbers, with and without threads, and with the packages alone', async () => {
  const first = await openLab({ address });
  const theirs = await train(first.page);
  // The address as it stands in the first page, where its gaps are filled.
  const link = new URL(first.page.url()).hash;
  const second = await openLab({ address: link, isIsolated: false });
  expect(theirs).toMatch(/^[0-9a-f]{64}$/);
  expect(await train(second.page)).toBe(theirs);
  expect(await trainHere()).toBe(theirs);
});

describe('a page that stays open', () => {
  const lab = sharedLab({ address });

  test('copies a link to its run', async () => {
    const { page, context, url } = lab();
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(url).origin });
    await page.getByText('19,090 parameters: ').waitFor();
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('The link holds the data, the network, the training, the seed and what is open.').waitFor();
    const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
    expect(link.origin).toBe(new URL(url).origin);
    expect(link.hash).toContain('&architecture=784-24-10&activation=relu&initializer=notebook-normal&loss=squared-error&optimizer=sgd');
    expect(link.hash).toContain('&epochs=1&shuffle=false&seed=11');
  });

  test('follows an address that is changed', async () => {
    const { page } = lab();
    await page.evaluate(() => {
      location.hash = '#hidden=8&seed=3';
    });
    // 784 · 8 + 8 + 8 · 10 + 10
    await page.getByText('6,370 parameters: ').waitFor();
    await page.waitForFunction(() => location.hash.includes('architecture=784-8-10') && location.hash.endsWith('seed=3'));
  });

  test.each([
    ['#activation=tahn', 'There is no activation called "tahn".'],
    ['#hidden=1000000', 'The address asks for a network of 1,000,010 units; a link may ask for 500,000 at most.'],
    ['#color=red', '"training" has no option "color".'],
    ['#network={"inputShape"', 'the value of "network" is no valid JSON; the link may have been cut short'],
    ['#dataset=nothing', 'There is no dataset called "nothing".'],
    ['#architecture=12-10', 'inputs a sample, the network takes 12.'],
  ])('%s is told, and the run stays', async (hash, message) => {
    const { page } = lab();
    await page.evaluate((next) => {
      location.hash = next;
    }, hash);
    await page.getByText(message).waitFor();
    await page.getByText('6,370 parameters: ').waitFor();
    await page.getByRole('button', { name: 'Train', exact: true }).isEnabled();
  });
});

test('a page that begins with nonsense begins with the usual settings', async () => {
  const { page } = await openLab({ address: '#activation=tahn&epochs=many' });
  await page.getByText(/There is no activation called "tahn"|epochs must be a whole number/).first().waitFor();
  await page.getByText('25,818 parameters: ').waitFor();
});
