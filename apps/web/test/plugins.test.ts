import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { axeProblems } from './support/axe.ts';
import { openLab, sharedLab } from './support/lab.ts';

const digits = encodeURIComponent(JSON.stringify({ type: 'synthetic-digits', train: 200, test: 100 }));
const run = `#dataset=${digits}&architecture=784-32-16-10&epochs=1`;

const gaussSource = `
import { defineActivation, definePlugin } from '@vitrum/core';
import { exp } from '@vitrum/tensor';

const gauss = defineActivation({
  name: 'gauss',
  description: 'A bell around zero',
  formula: 'e^(−(z/width)²)',
  options: { width: { type: 'number', default: 1, exclusiveMinimum: 0, description: 'How wide the bell is.' } },
  create: ({ width }) => ({
    forward: (z) => exp((-z * z) / (width * width)),
    derivative: (z, a) => ((-2 * z) / (width * width)) * a,
  }),
});

export default definePlugin({ name: 'vitrum-plugin-gauss', version: '1.0.0', activations: [gauss] });
`;

const file = (name: string, source: string): { name: string; mimeType: string; buffer: Buffer } => ({
  name,
  mimeType: 'text/javascript',
  buffer: Buffer.from(source),
});

async function openPlugins(page: Page): Promise<Locator> {
  await page.getByRole('tab', { name: 'Plugins' }).click();
  const input = page.getByLabel("A plugin's file");
  await input.waitFor();
  return input;
}

describe('a plugin that is chosen', () => {
  const lab = sharedLab({ address: run, width: 1440 });

  test('runs only after the visitor has said so', async () => {
    const { page } = lab();
    const input = await openPlugins(page);
    const source = 'throw new Error("It ran.");';
    await input.setInputFiles(file('loud.js', source));
    const dialog = page.getByRole('dialog', { name: 'Load this plugin?' });
    await dialog.waitFor();
    const text = await dialog.innerText();
    expect(text).toContain('loud.js');
    expect(text).toContain(`${source.length} bytes`);
    expect(text).toContain('A plugin is code. It can do on this page whatever this page can do. Load it only if you trust where it comes from.');
    await dialog.getByRole('button', { name: 'Leave it' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('None beside the built-in ones.').waitFor();
    expect(await page.getByText('It ran').count()).toBe(0);
  });

  const broken = [
    ['cut.js', 'export default { name: "x", activations: [', 'The plugin file cut.js is not valid JavaScript'],
    ['typed.ts', 'const one: number = 1; export default { name: "x" };', 'The plugin file typed.ts has types, which a browser does not read'],
    ['other.mjs', 'import { x } from "./x.js"; export default x;', 'The plugin file other.mjs imports "./x.js", another file'],
    ['name.js', 'import { defineActivatoin } from "@vitrum/core"; export default {};', "The requested module '@vitrum/core' does not provide an export named 'defineActivatoin'"],
    ['throws.js', 'throw new Error("no luck");', 'it throws Error: no luck'],
    ['none.js', 'export const x = 1;', 'The plugin file none.js exports no plugin'],
    ['kind.js', 'export default { name: "x", version: "1.0.0", activation: [] };', 'has a property "activation" that is no kind of contribution'],
    ['tanh.js', 'export default { name: "x", version: "1.0.0", activations: [{ name: "tanh", forward: (z) => z }] };', 'contributes the activation "tanh", which Plugin "@vitrum/activations"'],
  ] as const;
  test.each(broken)('%s is no plugin, and the page goes on', async (name, source, message) => {
    const { page } = lab();
    await (await openPlugins(page)).setInputFiles(file(name, source));
    await page.getByRole('button', { name: 'Load', exact: true }).click();
    await page.getByText(message).waitFor();
    await page.getByText('None beside the built-in ones.').waitFor();
  });

  test('appears in the menus when it is dropped, with its formula and its line, and trains', async () => {
    const { page } = lab();
    await openPlugins(page);
    const data = await page.evaluateHandle((source) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([source], 'gauss.js', { type: 'text/javascript' }));
      return transfer;
    }, gaussSource);
    await page.locator('.plugins-drop').dispatchEvent('drop', { dataTransfer: data });
    await page.getByRole('button', { name: 'Load', exact: true }).click();
    await page.getByText('vitrum-plugin-gauss 1.0.0 is registered. It brings activation "gauss"').waitFor();
    await page.getByRole('button', { name: 'To the settings' }).click();
    const layer = page.getByRole('group', { name: 'Layer 1', exact: true });
    await layer.getByLabel('Activation', { exact: true }).selectOption('gauss');
    await layer.getByRole('math', { name: 'φ(z) = e^(−(z/width)²)', exact: true }).waitFor();
    await layer.locator('.curve-plot').scrollIntoViewIfNeeded();
    // |φ′| is largest at z = 1/√2, where it is √2·e^(−½) = 0.8578.
    await layer.getByRole('img', { name: 'gauss for z from −6 to 6: φ(z) runs from 0 to 1, φ′(z) runs from −0.86 to 0.86.' }).waitFor();
    await page.getByRole('button', { name: 'Use these settings' }).click();
    await page.waitForFunction(() => decodeURIComponent(location.hash).includes('"activation":"gauss"'));
    expect(decodeURIComponent(new URL(page.url()).hash)).toContain('plugins=[{"name":"vitrum-plugin-gauss","version":"1.0.0"}]');
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await page.getByText('Fingerprint of the 25,818 parameters').waitFor();
  });

  test('that was fixed takes the place of the one before, and the run stays', async () => {
    const { page } = lab();
    const fixed = gaussSource.replace("version: '1.0.0'", "version: '1.0.1'").replace("formula: 'e^(−(z/width)²)'", "formula: 'exp(−(z/width)²)'");
    await (await openPlugins(page)).setInputFiles(file('gauss.js', fixed));
    await page.getByRole('button', { name: 'Load', exact: true }).click();
    await page.getByText('vitrum-plugin-gauss 1.0.1 is registered in the place of the 1.0.0 that was loaded before. It brings').waitFor();
    expect(await page.getByRole('rowheader', { name: 'vitrum-plugin-gauss' }).count()).toBe(1);
    await page.getByText('Fingerprint of the 25,818 parameters').waitFor();
    await page.getByRole('button', { name: 'To the settings' }).click();
    await page.getByRole('group', { name: 'Layer 1', exact: true }).getByRole('math', { name: 'φ(z) = exp(−(z/width)²)', exact: true }).waitFor();
  });

  test('is in the way of nobody', async () => {
    const { page } = lab();
    await openPlugins(page);
    expect(await axeProblems(page, '.rooms')).toEqual([]);
    expect(lab().errors).toEqual([]);
  });
});

test('a link that needs a plugin says which, and begins its run once it is loaded', async () => {
  const needed = encodeURIComponent(JSON.stringify([{ name: 'vitrum-plugin-gauss', version: '1.0.0' }]));
  const address = `?plugin=plugins/1-gauss.js${run}&activation=gauss&plugins=${needed}`;
  const folder = mkdtempSync(join(tmpdir(), 'vitrum-plugin-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  writeFileSync(join(folder, 'gauss.js'), gaussSource);
  const { page, errors } = await openLab({ address, plugins: [join(folder, 'gauss.js')] });
  await page.getByText('The address describes a run that needs the plugin "vitrum-plugin-gauss" 1.0.0, which is not loaded.').waitFor();
  const dialog = page.getByRole('dialog', { name: 'Load this plugin?' });
  await dialog.getByText('1-gauss.js', { exact: true }).waitFor();
  await dialog.getByRole('button', { name: 'Load', exact: true }).click();
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByText('784-32-16-10, gauss, squared-error, sgd 0.01').waitFor();
  expect(errors).toEqual([]);
});
