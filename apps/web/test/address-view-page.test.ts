import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { sharedLab } from './support/lab.ts';

/** Also where the machine is busy with something else. */
const eventually = <T>(value: () => T | Promise<T>) => expect.poll(value, { timeout: 60_000 });

const run = '#dataset=synthetic-digits&limit=60&epochs=1&seed=7';
const hashOf = (page: Page): string => new URL(page.url()).hash;

async function open(page: Page, hash: string): Promise<void> {
  await page.evaluate((next) => {
    location.hash = next;
  }, hash);
}

describe('a link to a view', () => {
  const lab = sharedLab({ address: `${run}&lesson=backpropagation&neuron=2.3&sample=test.9&pace=slow` });

  test('opens the lesson, the neuron, the sample and the pace that it names', async () => {
    const { page } = lab();
    await page.getByRole('heading', { name: '7. Backpropagation' }).waitFor();
    await page.getByRole('tabpanel', { name: 'One neuron' }).getByRole('heading', { name: /Neuron 3 of layer 2/ }).waitFor();
    await eventually(() => page.getByRole('combobox', { name: 'Speed' }).inputValue()).toBe('slow');
    await page.getByRole('heading', { name: /test sample 9/i }).waitFor();
    await page.getByText('Not yet.').waitFor(); // what a link opens is nothing that the visitor has done
  });

  test('is in the address as soon as another view is open, and copied in every room', async () => {
    const { page } = lab();
    // The clipboard of the machine is that of every page of the tests.
    await page.evaluate(() => {
      navigator.clipboard.writeText = (text) => {
        document.documentElement.dataset['copied'] = text;
        return Promise.resolve();
      };
    });
    await page.getByRole('tab', { name: 'Mistakes', exact: true }).click();
    await eventually(() => hashOf(page)).toContain('lesson=backpropagation&room=results&neuron=2.3&sample=test.9&pace=slow&dataset=synthetic-digits');
    await page.getByRole('tabpanel', { name: 'Mistakes' }).getByRole('button', { name: 'Copy link to this view' }).click();
    await page.getByText('Copied. The link holds').first().waitFor();
    const copied = await page.locator('html').getAttribute('data-copied');
    expect(new URL(copied ?? '').hash).toBe(hashOf(page));
  });

  test('that changes the view alone leaves the run as it is', async () => {
    const { page } = lab();
    await page.getByRole('combobox', { name: 'Speed' }).selectOption('full');
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await page.getByRole('button', { name: 'Train on' }).waitFor();
    const trained = hashOf(page).replace(/^.*(?=dataset=)/, '');
    await open(page, `#lesson=the-cost&room=none&${trained}`);
    await page.getByRole('heading', { name: '5. The cost' }).waitFor();
    await open(page, '#lesson=none&room=weights');
    await page.getByRole('button', { name: 'Open lesson 5 again' }).waitFor();
    await page.getByRole('button', { name: 'Train on' }).waitFor();
  });

  test('holds a drawing', async () => {
    const { page } = lab();
    const pad = page.getByRole('application', { name: 'Drawing pad' });
    await pad.focus();
    for (const key of ['Space', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Space']) await page.keyboard.press(key);
    await eventually(() => hashOf(page)).toMatch(/drawing=[\w-]{8,}/);
    const drawn = hashOf(page);
    const verdict = page.locator('.drawing-pad-verdict');
    const [answer = ''] = /^Looks like an? [^:]+/.exec(await verdict.innerText()) ?? [];
    expect(answer).not.toBe('');
    await page.getByRole('button', { name: 'Clear' }).click();
    await eventually(() => hashOf(page)).not.toContain('drawing=');
    await open(page, drawn);
    await eventually(() => verdict.innerText()).toContain(answer);
    await page.getByRole('button', { name: 'Train on' }).waitFor(); // still the trained network
  });

  test.each([
    ['#lesson=forwards', 'there is no lesson "forwards". Did you mean "forward"?'],
    ['#room=cellar', 'there is no room "cellar"'],
    ['#neuron=9.9', 'this network has no neuron "9.9". Its neurons are 1.0 to 1.31, 2.0 to 2.15, 3.0 to 3.9'],
    ['#sample=test.99999', 'these data have no sample "test.99999"'],
    ['#drawing=AA', 'the drawing in it cannot be read'],
    ['#pace=crawling', 'there is no pace "crawling"'],
  ])('%s: what is not there is told', async (hash, told) => {
    const { page } = lab();
    await open(page, hash);
    const [what = '', hint = ''] = told.split('. ');
    await page.getByText(what).first().waitFor();
    if (hint !== '') await page.getByText(hint).first().waitFor();
  });

  test('nothing went wrong', () => {
    expect(lab().errors).toEqual([]);
  });
});
