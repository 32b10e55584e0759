import { buffer } from 'node:stream/consumers';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openLab, sharedLab } from './support/lab.ts';

const dataset = { type: 'synthetic-digits', train: 120, test: 60 };
const address = `#dataset=${encodeURIComponent(JSON.stringify(dataset))}&epochs=2&seed=5`;

async function train(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.locator('.epoch-table-fingerprint').waitFor();
  return page.locator('.epoch-table-fingerprint .numbers').innerText();
}

/** Saves what a button saves. */
async function download(page: Page, button: string): Promise<{ readonly name: string; readonly content: Buffer }> {
  const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  return { name: saved.suggestedFilename(), content: await buffer(await saved.createReadStream()) };
}

/** Drops files onto the middle of the page, as a file manager does. */
async function drop(page: Page, name: string, content: Buffer): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ name: fileName, bytes }) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes)], fileName));
      return data;
    },
    { name, bytes: [...content] },
  );
  await page.dispatchEvent('main', 'dragenter', { dataTransfer: transfer });
  await page.getByText('Nothing leaves your computer.').first().waitFor();
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
}

const parametersOf = (model: Buffer): unknown => (JSON.parse(model.toString()) as Readonly<Record<string, unknown>>)['parameters'];

describe('a run', () => {
  const lab = sharedLab({ address });

  test('shows each epoch in a table, and its curves', async () => {
    const { page } = lab();
    await page.getByText('Press Train: the loss and the accuracy are drawn here').waitFor();
    expect(await train(page)).toMatch(/^[0-9a-f]{64}$/);
    const table = page.getByRole('table', { name: /Epoch by epoch/ });
    await expect.poll(() => table.getByRole('rowheader').allInnerTexts()).toEqual(['1', '2']); // it looks some times a second
    const [loss, right] = await table.getByRole('row').last().getByRole('cell').allInnerTexts();
    expect(Number(loss)).toBeGreaterThan(0);
    expect(Number(right)).toBeGreaterThan(0);
    await page.locator('.curve-chart canvas').nth(1).waitFor();
    const chart = page.getByRole('img', { name: /^Loss over the epochs/ });
    await expect.poll(() => chart.getAttribute('aria-label')).toMatch(/training: \d\.\d{4} \(epoch 2\); test: \d\.\d{4} \(after epoch 2\)/); // drawn some times a second
  });

  test('is kept in the browser, opened after a reload, renamed, compared and deleted', async () => {
    const { page } = lab();
    const fingerprint = await page.locator('.epoch-table-fingerprint .numbers').innerText();
    await page.reload();
    await page.getByRole('tab', { name: 'Models and runs' }).click();
    await page.getByRole('button', { name: /^Rename / }).click();
    await page.getByLabel('New name').fill('first try');
    await page.getByRole('button', { name: 'Keep the name' }).click();
    await page.getByText('Compare with other runs (0 shown)').click();
    await page.getByLabel('first try', { exact: true }).check();
    await page.getByRole('region', { name: 'Runs in the curves' }).getByRole('rowheader', { name: 'first try' }).waitFor();
    await page.getByRole('button', { name: 'Open first try' }).click();
    await page.getByText('The run “first try” is here as it stood after epoch 2').waitFor();
    expect(await page.locator('.epoch-table-fingerprint .numbers').innerText()).toBe(fingerprint);
    await page.getByRole('button', { name: 'Delete first try' }).click();
    await page.getByRole('button', { name: 'Delete it' }).click();
    await page.getByText('None yet. A run is kept here by itself').waitFor();
  });

  test('is saved as a model and as a run, and both come back by drag and drop', async () => {
    const { page } = lab();
    const [model, run] = [await download(page, 'Save the model (.json)'), await download(page, 'Save the run (.zip)')];
    expect(model.name).toBe('model.json');
    expect(JSON.parse(model.content.toString())).toMatchObject({ format: 'vitrum-model', metadata: { dataset, results: { epochs: 2 } } });
    expect(Object.keys(unzipSync(run.content)).map((path) => path.split('/')[1])).toEqual(['config.json', 'events.jsonl', 'untrained.json', 'model.json', expect.stringMatching(/^checkpoint-\d+\.ckpt$/)]);
    const before = await page.locator('.epoch-table-fingerprint .numbers').innerText();
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.getByText('Press Train: the loss').waitFor();
    await drop(page, 'model.json', model.content);
    await page.getByText('The model model.json is here, tested on the test set of Drawn digits').waitFor();
    await drop(page, run.name, run.content);
    await page.getByText(`The run “${run.name}” is here as it stood after epoch 2`).waitFor();
    expect(await page.locator('.epoch-table-fingerprint .numbers').innerText()).toBe(before);
  });

  test('stays where what is dropped is no model', async () => {
    const { page } = lab();
    const before = await page.locator('.epoch-table-fingerprint .numbers').innerText();
    await drop(page, 'other.json', Buffer.from('{"format":"gltf"}'));
    await page.getByText('other.json is no model: it has the "format" "gltf".').waitFor();
    expect(await page.locator('.epoch-table-fingerprint .numbers').innerText()).toBe(before);
  });

  test('is saved for other programs, and such a model comes back by drag and drop', async () => {
    const { page } = lab();
    const before = await page.locator('.epoch-table-fingerprint .numbers').innerText();
    await page.getByLabel('For other programs').selectOption('safetensors');
    const [saved, own] = [await download(page, 'Save as safetensors'), await download(page, 'Save the model (.json)')];
    expect(saved.name).toBe('model.safetensors');
    await page.getByLabel('For other programs').selectOption('c');
    expect((await download(page, 'Save as c')).content.toString()).toContain('model_predict');
    await drop(page, 'digits.safetensors', saved.content.subarray(0, 300));
    await page.getByText('The safetensors file is damaged').waitFor();
    expect(await page.locator('.epoch-table-fingerprint .numbers').innerText()).toBe(before);
    await drop(page, 'digits.safetensors', saved.content);
    await page.getByText('The model digits.safetensors is here, tested on the test set of Drawn digits').waitFor();
    const again = await download(page, 'Save the model (.json)');
    expect(parametersOf(again.content)).toEqual(parametersOf(own.content));
  });

  test('may be the trained example', async () => {
    const { page, errors } = lab();
    await page.getByRole('button', { name: 'Load the trained example' }).click();
    await page.getByText('It learned from "MNIST", which is not here: it is tested on "Drawn digits".').waitFor();
    expect(errors).toEqual([]);
    lab().expectOnlyOwnOrigin();
  });
});

test('a browser that refuses to keep runs says so once, and training goes on', async () => {
  const { page } = await openLab({ address });
  // Workers are made by the page: there is no other way to take the storage from them than before their first line.
  await page.context().route('**/lab-worker*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `Object.defineProperty(self, 'indexedDB', { get() { throw new DOMException('The operation is insecure.', 'SecurityError'); } });\n${await response.text()}` });
  });
  await page.reload();
  await train(page);
  await page.getByText('This browser does not let the page keep runs').waitFor();
  expect(await page.getByText('This browser does not let the page keep runs').count()).toBe(1);
  await page.getByRole('tab', { name: 'Models and runs' }).click();
  await page.getByRole('button', { name: /^Open Drawn digits/ }).waitFor();
});

test('a name that is being typed stays when its run is kept anew', async () => {
  const { page } = await openLab({ address });
  await page.getByRole('tab', { name: 'Models and runs' }).click();
  await page.getByRole('button', { name: '1 epoch' }).click();
  const row = page.getByRole('region', { name: 'Kept runs' }).getByRole('row').nth(1);
  await row.getByRole('button', { name: /^Rename / }).click();
  await page.getByLabel('New name').fill('half a na');
  await page.getByRole('button', { name: '1 epoch' }).click();
  await row.getByRole('cell', { name: '2', exact: true }).waitFor();
  expect(await page.getByLabel('New name').inputValue()).toBe('half a na');
});
