import { createVitrum } from 'vitrum';
import { describe, expect, test } from 'vitest';
import { fingerprintOfCommandLine } from './support/command-line.ts';
import { openLab, sharedLab } from './support/lab.ts';
import { button, digitsAddress, examplesSeen as seen, figure } from './support/page-parts.ts';

const shortRun = digitsAddress(400, 100);

describe('a first visit', () => {
  const lab = sharedLab();

  test('digits are visible, and the default network is ready', async () => {
    const { page } = lab();
    await expect.poll(() => button(lab(), 'Train').isEnabled()).toBe(true);
    await page.getByText('25,818 parameters: 25,760 weights + 58 biases').waitFor();
    await expect.poll(() => page.locator('[data-part="data"] canvas').count()).toBeGreaterThanOrEqual(10);
    await lab().screenshot('first-visit');
  });

  test('one click trains, on threads where the page is isolated', async () => {
    await button(lab(), 'Train').click();
    await expect.poll(() => seen(lab())).toBeGreaterThan(1000);
    await button(lab(), 'Train on').waitFor();
    expect(await figure(lab(), 'computed by').innerText()).toMatch(/^wasm/);
    expect(await lab().page.evaluate(() => crossOriginIsolated)).toBe(true);
    // The table looks for new epochs some times a second.
    await expect.poll(() => lab().page.locator('[data-part="curves"] tbody tr').count()).toBe(5);
    await lab().screenshot('trained');
  });

  test('nothing was asked of another host, and no error was reported', () => {
    lab().expectOnlyOwnOrigin();
    expect(lab().errors).toEqual([]);
  });
});

test('without cross-origin isolation it trains on one thread', async () => {
  const lab = await openLab({ address: shortRun, isIsolated: false });
  await button(lab, '1 epoch').click();
  await expect.poll(() => seen(lab)).toBe(400);
  expect(await figure(lab, 'computed by').innerText()).toBe('wasm');
});

describe('the controls of training', () => {
  const lab = sharedLab({ address: shortRun });

  test('one example', async () => {
    await button(lab(), '1 example').click();
    await expect.poll(() => seen(lab())).toBe(1);
    await expect.poll(() => figure(lab(), 'state').innerText()).toBe('paused');
  });

  test('one epoch: to its end, whatever came before', async () => {
    await button(lab(), '1 epoch').click();
    await expect.poll(() => seen(lab())).toBe(400);
    await expect.poll(() => figure(lab(), 'epoch').innerText()).toBe('1 of 5');
  });

  test('pause: nothing is trained until it goes on', async () => {
    await lab().page.getByLabel('Speed').selectOption('to watch');
    await button(lab(), 'Go on').click();
    await expect.poll(() => seen(lab())).toBeGreaterThan(425);
    await button(lab(), 'Pause').click();
    await button(lab(), 'Go on').waitFor();
    const before = await seen(lab());
    await lab().page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
    expect(await seen(lab())).toBe(before);
  });

  test('to the end, and on from there', async () => {
    await lab().page.getByLabel('Speed').selectOption('full');
    await button(lab(), 'Go on').click();
    await button(lab(), 'Train on').waitFor();
    await expect.poll(() => seen(lab())).toBe(2000);
    await button(lab(), 'Train on').click();
    await expect.poll(() => seen(lab())).toBe(4000);
    await expect.poll(() => figure(lab(), 'epoch').innerText()).toBe('10 of 10');
  });

  test('reset: the same network, untrained', async () => {
    await button(lab(), 'Reset').click();
    await expect.poll(() => figure(lab(), 'state').innerText()).toBe('untrained'); // it says what it does until then
    await expect.poll(() => seen(lab())).toBe(0);
    await button(lab(), 'Train').waitFor();
    expect(lab().errors).toEqual([]);
  });
});

const everyAugmentation = createVitrum().augmentations.names;

test.each<[what: string, address: string, options: readonly string[]]>([
  ['the same configuration', '', []],
  ['one that augments samples in every way', `&augmentation=${JSON.stringify(everyAugmentation)}`, everyAugmentation.flatMap((name) => ['--augment', name])],
])('the page and the command line make the same weights of %s on the reference backend', async (_what, address, options) => {
  const lab = await openLab({ address: `?backend=reference${digitsAddress(200, 50)}&epochs=2${address}` });
  await button(lab, 'Train').click();
  await button(lab, 'Train on').waitFor();
  expect(await figure(lab, 'computed by').innerText()).toBe('reference');
  const page = await lab.page.locator('.epoch-table-fingerprint .numbers').innerText();
  expect(page).toBe(await fingerprintOfCommandLine(['--dataset', 'synthetic-digits:train=200,test=50', '--epochs', '2', '--backend', 'reference', ...options]));
});
