import { setTimeout } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { colorDistance } from './support/color-distance.ts';
import { openLab, sharedLab, type OpenLab } from './support/lab.ts';
import { digitShapes, scaledShape, type DigitShape } from './support/digit-shapes.ts';
import { button, digitsAddress, examplesSeen, figure, loadPlugin } from './support/page-parts.ts';

// Defects that visitors met, by their numbers in the findings: each stays mended.

const shortRun = `${digitsAddress(200, 100)}&epochs=2`;

/** Endless, and asleep in between: a loop that keeps a core busy for the lab's 5 seconds would slow down every other test. */
const sleep = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);';

const loopingActivation = `
import { defineActivation, definePlugin } from '@vitrum/core';
let calls = 0; // more than looking at it takes
const looping = defineActivation({
  name: 'looping',
  description: 'Never comes back',
  forward: (z) => { calls++; while (calls > 3000) ${sleep} return z; },
  derivative: () => 1,
});
export default definePlugin({ name: 'vitrum-plugin-looping', version: '1.0.0', activations: [looping] });
`;

describe('D5: a plugin with an endless loop', () => {
  test('that loops while it is loaded is stopped, and the lab goes on from the last checkpoint', async () => {
    const lab = await openLab({ address: shortRun });
    const { page } = lab;
    await button(lab, '1 epoch').click();
    await expect.poll(() => examplesSeen(lab)).toBe(200);
    await page.waitForFunction(() => localStorage.getItem('vitrum.has-kept-runs') !== null);
    await loadPlugin(lab, 'loop.mjs', `for (;;) ${sleep} export default {};`);
    await page.getByText('The lab has not answered for 5 seconds.').waitFor();
    await page.getByText('The run goes on from where it was kept last, after epoch 1.').waitFor();
    expect(await examplesSeen(lab)).toBe(200);
    await button(lab, 'Go on').click();
    await expect.poll(() => examplesSeen(lab)).toBe(400);
  });

  test('that loops when it is used is stopped, and the lab begins anew', async () => {
    const lab = await openLab({ address: shortRun });
    const { page } = lab;
    await loadPlugin(lab, 'looping.mjs', loopingActivation);
    await page.getByRole('button', { name: 'To the settings' }).click();
    await page.getByRole('group', { name: 'Layer 1', exact: true }).getByLabel('Activation', { exact: true }).selectOption('looping');
    await button(lab, 'Use these settings').click();
    await page.getByText('The lab has not answered for 5 seconds.').first().waitFor();
    await button(lab, 'Train').click();
    await expect.poll(() => examplesSeen(lab)).toBe(400);
  });
});

describe('a model from elsewhere', () => {
  const lab = sharedLab({ address: shortRun });

  test('D6: is not called untrained', async () => {
    await lab().page.getByRole('tab', { name: 'Models and runs' }).click();
    await button(lab(), 'Load the trained example').click();
    await expect.poll(() => figure(lab(), 'state').innerText()).toBe('opened, trained elsewhere');
    await button(lab(), 'Train on').waitFor();
  });

  /** The mouse is faster than the frames of the page, as a hand is: Playwright's own waits for a frame at each place. */
  async function draw(page: Page, pad: Locator, { lines }: DigitShape): Promise<void> {
    await pad.scrollIntoViewIfNeeded();
    const box = await pad.boundingBox();
    if (box === null) throw new Error('The pad is not on the page.');
    const mouse = await page.context().newCDPSession(page);
    const sent: Promise<unknown>[] = [];
    const send = (type: 'mouseMoved' | 'mousePressed' | 'mouseReleased', [x, y]: readonly [number, number], buttons: number): void => {
      sent.push(mouse.send('Input.dispatchMouseEvent', { type, x: box.x + x * box.width, y: box.y + y * box.height, button: 'left', buttons, clickCount: 1 }));
    };
    for (const line of lines) {
      const [first, last] = [line[0], line.at(-1)];
      if (first === undefined || last === undefined) continue;
      send('mousePressed', first, 1);
      for (const place of line.slice(1)) send('mouseMoved', place, 1);
      send('mouseReleased', last, 0);
    }
    await Promise.all(sent);
    await mouse.detach();
  }

  async function answerTo({ page }: OpenLab, shape: DigitShape): Promise<string> {
    await draw(page, page.getByRole('application', { name: 'Drawing pad' }), shape);
    const answer = await settledVerdict(page);
    await page.getByRole('button', { name: 'Clear', exact: true }).evaluate((clear: HTMLElement) => clear.click());
    await page.locator('.output-bars-number:not(:empty)').first().waitFor({ state: 'detached' });
    return answer;
  }

  /** The verdict once it has stood for a tenth of a second and three frames: watched in the page, where looking is cheap. */
  const settledVerdict = (page: Page): Promise<string> =>
    page.locator('.drawing-pad-verdict').evaluate(async (verdict) => {
      let [told, since, frames] = ['', 0, 0];
      while (!told.startsWith('Looks like') || frames < 3 || performance.now() - since < 100) {
        await new Promise(requestAnimationFrame);
        frames++;
        const now = verdict.textContent;
        if (now !== told) [told, since, frames] = [now, performance.now(), 0];
      }
      return told;
    });

  test.each([
    ['at full size', 1, [0.5, 0.5], 22],
    ['at 30 % in a corner', 0.3, [0.2, 0.2], 20],
  ] as const)('D8: drawings %s are read', async (_, scale, place, least) => {
    const wrong: string[] = [];
    for (const shape of digitShapes) {
      const answer = await answerTo(lab(), scaledShape(shape, scale, place));
      if (!answer.includes(` ${shape.digit}:`)) wrong.push(`${shape.digit}: ${answer}`);
    }
    expect(digitShapes.length - wrong.length, wrong.join('\n')).toBeGreaterThanOrEqual(least);
  });
});

test('D9: Train while data are read trains the new run, every time', async () => {
  const lab = await openLab({ address: shortRun });
  const { page } = lab;
  await button(lab, 'Train').click();
  await button(lab, 'Train on').waitFor();
  for (const name of ['Irises', 'Drawn digits', 'Irises']) {
    await page.getByRole('tab', { name: 'Data', exact: true }).click();
    const use = page.locator('.rooms-panel').getByRole('button', { name });
    await use.first().waitFor(); // the room asks the worker what data there are
    // In one task: nothing has been read yet when Train is pressed.
    await use.first().evaluate((pressed: HTMLElement) => {
      pressed.click();
      document.querySelector<HTMLButtonElement>('.run-controls-train')?.click();
    });
    await page.locator('.data-strip h2', { hasText: name }).waitFor();
    await expect.poll(() => examplesSeen(lab), { message: name }).toBeGreaterThan(0);
    await button(lab, 'Pause').click({ timeout: 500 }).catch(() => undefined); // the training may have ended by now
    await button(lab, 'Pause').waitFor({ state: 'detached' }); // the same button trains then
  }
});

test('D9: a model that is opened while the page begins keeps its place', async () => {
  const lab = await openLab({ address: shortRun });
  const { page } = lab;
  await page.context().route('**/lab-worker*.js', async (route) => {
    await setTimeout(1500);
    await route.continue();
  });
  await page.reload();
  await page.getByRole('tab', { name: 'Models and runs' }).click();
  await button(lab, 'Load the trained example').click();
  await page.locator('.data-strip h2').waitFor(); // the page has begun
  await expect.poll(() => figure(lab, 'state').innerText()).toBe('opened, trained elsewhere');
});

test('D13: the header counts the examples of a run that diverged as its report does', async () => {
  const lab = await openLab({ address: `${digitsAddress(200, 100)}&activation=relu&outputActivation=identity&learningRate=10&seed=3` });
  await button(lab, 'Train').click();
  const report = lab.page.getByRole('alert', { name: 'This training diverged' });
  await report.waitFor();
  const sample = /sample ([\d,]+)/.exec(await report.innerText())?.[1];
  expect(await figure(lab, 'examples seen').innerText()).toBe(sample);
});

test('D15: samples are counted from 1 everywhere, and a paused epoch is the one that was done', async () => {
  const lab = await openLab({ address: shortRun });
  const { page } = lab;
  await page.getByRole('button', { name: /^Sample 9:/ }).click();
  await page.getByRole('img', { name: /^The input: .* number 9 of the training data$/ }).waitFor();
  await page.locator('[data-layer="1"][data-unit="0"]').click();
  await page.getByText(/training sample 9\b/).first().waitFor();
  await button(lab, '1 epoch').click();
  await expect.poll(() => examplesSeen(lab)).toBe(200);
  expect(await figure(lab, 'epoch').innerText()).toBe('1 of 2');
});

test('D25: after a reload the page offers to go on with the last run', async () => {
  const lab = await openLab({ address: shortRun });
  const { page } = lab;
  await button(lab, '1 epoch').click();
  await expect.poll(() => examplesSeen(lab)).toBe(200);
  await page.waitForFunction(() => localStorage.getItem('vitrum.has-kept-runs') !== null);
  await page.reload();
  await button(lab, 'Go on where you were').click();
  await expect.poll(() => examplesSeen(lab)).toBe(200);
  await button(lab, 'Go on').click();
  await button(lab, 'Train on').waitFor();
  expect(await examplesSeen(lab)).toBe(400);
});

test('D25: leaving while it trains is asked about', async () => {
  const lab = await openLab({ address: `${digitsAddress(4000, 100)}&epochs=500` });
  const { page } = lab;
  await button(lab, 'Train').click();
  await expect.poll(() => examplesSeen(lab)).toBeGreaterThan(0);
  const asked = page.waitForEvent('dialog');
  const reloaded = page.reload();
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.accept();
  await reloaded;
});

test('D27: messages and what was copied move nothing', async () => {
  const lab = await openLab({ address: shortRun });
  const { page } = lab;
  await page.locator('.curves-waiting').first().waitFor();
  const placeOf = async (selector: string) => page.locator(selector).boundingBox();
  const before = [await placeOf('.top-bar'), await placeOf('.app-network')];
  await button(lab, 'Copy link').click();
  await page.evaluate(() => (location.hash = '#learningRate=nonsense'));
  await page.locator('.messages-one').first().waitFor();
  expect([await placeOf('.top-bar'), await placeOf('.app-network')]).toEqual(before);
});

test('D28: a backend that is not there is told of, and the usual one computes', async () => {
  const lab = await openLab({ address: `?backend=nope${shortRun}` });
  await lab.page.locator('.messages-one', { hasText: 'nope' }).waitFor();
  await button(lab, 'Train').click();
  await expect.poll(() => examplesSeen(lab)).toBe(400);
});

test('D10: an output that does not go with its loss is warned of, and a button mends it', async () => {
  const lab = await openLab({ address: shortRun });
  const { page } = lab;
  await page.getByRole('tab', { name: 'Settings', exact: true }).click();
  await page.getByLabel('Loss', { exact: true }).selectOption('categorical-cross-entropy');
  await button(lab, 'Use these settings').click();
  await page.locator('.messages-warning', { hasText: 'categorical-cross-entropy needs outputs that are probabilities' }).waitFor();
  await button(lab, 'Use softmax at the output').click();
  await page.waitForFunction(() => location.hash.includes('outputActivation=softmax'));
  await page.locator('.messages-warning').waitFor({ state: 'detached' });
});

test('D16: a plugin whose derivative is wrong is told of, with both lines', async () => {
  const lab = await openLab({ address: shortRun });
  const source = `
    import { defineActivation, definePlugin } from '@vitrum/core';
    const square = defineActivation({ name: 'square-of-z', description: 'z squared', forward: (z) => z * z, derivative: () => 1 });
    export default definePlugin({ name: 'vitrum-plugin-square', version: '1.0.0', activations: [square] });
  `;
  await loadPlugin(lab, 'square.mjs', source);
  await lab.page.getByText('The derivative of square-of-z is not the slope of its function').waitFor();
  await lab.page.getByRole('img', { name: /^The derivative of square-of-z as it is told/ }).waitFor();
  // At z = 4.013, the last place: φ′ = 2z.
  await lab.page.getByText('at z = −3.99 it tells 1.0000, and the slope is −7.9740').or(lab.page.getByText('at z = -3.99 it tells 1.0000, and the slope is -7.9740')).waitFor();
});

test('D24: data that cannot be reached at the start are a note, and the digits of the page are there', async () => {
  const lab = await openLab({ address: '' });
  const { page } = lab;
  await page.context().route('**/data/index.json', (route) => route.fulfill({ json: { datasets: { mnist: { folder: 'mnist', files: ['train-images-idx3-ubyte.gz', 'train-labels-idx1-ubyte.gz', 't10k-images-idx3-ubyte.gz', 't10k-labels-idx1-ubyte.gz'] } } } }));
  await page.context().route('**/data/mnist/**', (route) => route.abort());
  await page.reload();
  await page.getByText('25,818 parameters').first().waitFor();
  expect(await page.locator('.messages-problem').count()).toBe(0);
});

describe('a page that has not trained', () => {
  const lab = sharedLab({ address: shortRun, width: 1440, height: 900 });

  test('D17: what the keyboard reaches is not under the top bar', async () => {
    const { page } = lab();
    const tab = page.getByRole('tab', { name: 'Settings', exact: true });
    await tab.click();
    await page.getByText('These are the settings of the run').waitFor();
    await tab.focus();
    for (let presses = 0; presses < 12; presses++) {
      await page.keyboard.press('Tab');
      const [top, bar] = await page.evaluate(() => [
        document.activeElement?.getBoundingClientRect().top ?? 0,
        document.querySelector('.top-bar')?.getBoundingClientRect().bottom ?? 0,
      ]);
      expect(top).toBeGreaterThanOrEqual(bar);
    }
  });

  test('D17: the samples are one tab stop, and a first button leads to the network', async () => {
    const { page } = lab();
    await page.locator('.data-strip-pictures button').nth(23).waitFor();
    expect(await page.locator('.data-strip-pictures button[tabindex="0"]').count()).toBe(1);
    await page.locator('.data-strip-pictures button').first().focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^Sample 2:/);
    await page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
    await page.locator('.app-skip').focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-part'))).toBe('network');
  });

  test('D19: training and test have hues of their own, which nothing else means', async () => {
    const { page } = lab();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const hues = await page.evaluate(() => ['--accent', '--positive', '--negative', '--train', '--test', '--good', '--bad', '--lit'].map((name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()));
      for (const [place, hue] of hues.entries()) for (const other of hues.slice(place + 1)) expect(colorDistance(hue, other), `${colorScheme}: ${hue} and ${other}`).toBeGreaterThan(0.06);
    }
  });

  test('D14: a number that was not allowed is forgotten with the draft', async () => {
    const { page } = lab();
    await page.getByRole('tab', { name: 'Settings', exact: true }).click();
    await page.getByText('These are the settings of the run').waitFor();
    const units = page.getByRole('group', { name: 'Layer 1', exact: true }).getByLabel('Units', { exact: true });
    for (const name of ['The default', 'Leave as it was']) {
      if (name === 'Leave as it was') await page.getByLabel('Epochs', { exact: true }).fill('9');
      await units.fill('1000');
      await units.press('Tab');
      await expect.poll(() => units.getAttribute('aria-invalid')).toBe('true');
      await page.getByRole('button', { name, exact: true }).click();
      await expect.poll(() => units.getAttribute('aria-invalid')).toBe('false');
      expect(await units.inputValue()).toBe('32');
    }
    await page.getByLabel('Seed', { exact: true }).fill('99999999999999999');
    await page.getByLabel('Seed', { exact: true }).press('Tab');
    await page.getByText('Seed is at most 9007199254740991.').waitFor();
  });
});
