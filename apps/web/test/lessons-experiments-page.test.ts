import type { Locator, Page } from 'playwright-core';
import { drawDigits } from '@vitrum/datasets';
import { describe, expect, test } from 'vitest';
import { axeProblems } from './support/axe.ts';
import { sharedLab } from './support/lab.ts';

const digits = encodeURIComponent(JSON.stringify({ type: 'synthetic-digits', train: 500, test: 300 }));
const address = `#dataset=${digits}&architecture=784-32-16-10&epochs=1&seed=7`;

/** Also where the machine is busy with something else. */
const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 100_000 });

const lessonIn = (page: Page): Locator => page.locator('.lesson-text');
const findings = (page: Page): Locator => page.locator('.experiment-steps-findings');

async function openLesson(page: Page, title: string): Promise<void> {
  await page.getByRole('navigation', { name: /^Lessons/ }).getByRole('button', { name: title }).click();
  await page.getByRole('heading', { name: new RegExp(`^\\d+\\. ${title}$`) }).waitFor();
}

async function make(page: Page, name: string, says: string): Promise<void> {
  await page.getByRole('group', { name: 'Make the network' }).getByRole('button', { name, exact: true }).click();
  await page.locator('[data-part="network"]').getByText(says).first().waitFor();
  await page.getByRole('button', { name: 'Train', exact: true }).waitFor(); // untrained: it is not the one before
}

async function trainAnEpoch(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: '1 epoch', exact: true });
  await button.click();
  await page.locator('[data-part="curves"] tbody tr').first().waitFor();
  await eventually(() => button.isEnabled()).toBe(true);
}

async function trainToTheEnd(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.getByRole('button', { name: 'Train on', exact: true }).waitFor();
}

describe('the lesson on overfitting', () => {
  const lab = sharedLab({ address, width: 1440, height: 1000, reducedMotion: 'reduce' });

  test('is not done before, and half done when a network without a remedy has overfitted', async () => {
    const { page } = lab();
    await page.getByText('25,818 parameters').first().waitFor();
    await openLesson(page, 'Overfitting');
    await lessonIn(page).getByText('Not yet.', { exact: true }).waitFor();
    await make(page, 'No remedy', '50,890 parameters');
    await lessonIn(page).getByText('Not yet.', { exact: true }).waitFor();
    await trainToTheEnd(page);
    await lessonIn(page).getByText('Not yet: 1 of 2 done.').waitFor();
    expect(await findings(page).innerText()).toMatch(/^Without a remedy the test loss fell to 0\.\d{3} in epoch \d+ and rose to 0\.\d{3} in epoch 40\.$/);
  });

  test('a remedy has to be trained as long, and then it is done', async () => {
    const { page } = lab();
    await make(page, 'Weight decay', '50,890 parameters');
    await trainAnEpoch(page);
    await lessonIn(page).getByText('Not yet: 1 of 2 done.').waitFor();
    await page.getByRole('button', { name: 'Go on', exact: true }).click();
    await lessonIn(page).getByText('✓ Done: less learned by heart.').waitFor();
    await page.getByRole('button', { name: 'Train on', exact: true }).waitFor();
    expect(await findings(page).innerText()).toMatch(/With weight decay the test loss .* 0\.\d{3} in epoch 40\.$/);
    await lab().screenshot('lesson-overfitting-1440-light');
    expect(lab().errors).toEqual([]);
  });

  test('dropout and augmentation can be made and trained too', async () => {
    const { page } = lab();
    for (const name of ['Dropout', 'Augmentation']) {
      await make(page, name, '50,890 parameters');
      await trainAnEpoch(page);
      await findings(page).getByText(new RegExp(`With ${name.toLowerCase()} the test loss is \\d\\.\\d{3} in epoch 1\\.`)).waitFor();
    }
  });
});

/** The middle of a window of 3 × 3 in the first digit that satisfies a test of its darkest and lightest pixel. */
function windowIn(fits: (darkest: number, lightest: number) => boolean): readonly [row: number, column: number] {
  const picture = new Float32Array(784);
  drawDigits({ count: 1 }).readInput(0, picture, 0);
  for (let row = 0; row < 26; row++) {
    for (let column = 0; column < 26; column++) {
      const pixels = [0, 1, 2].flatMap((i) => [0, 1, 2].map((j) => picture[(row + i) * 28 + column + j] ?? 0));
      if (fits(Math.min(...pixels), Math.max(...pixels))) return [row, column];
    }
  }
  throw new Error('There is no such window.');
}

async function clickPixel(page: Page, [row, column]: readonly [number, number]): Promise<void> {
  const map = page.locator('[data-layer="0"][data-map="1"] .feature-maps-picture');
  await map.scrollIntoViewIfNeeded();
  const box = await map.boundingBox();
  if (box === null) throw new Error('The map is not there.');
  await map.click({ position: { x: ((column + 0.5) / 26) * box.width, y: ((row + 0.5) / 26) * box.height } });
}

describe('the lesson on convolution', () => {
  const lab = sharedLab({ address, width: 1440, height: 1000, reducedMotion: 'reduce', colorScheme: 'dark' });

  test('an epoch of the convolutional network is the first step', async () => {
    const { page } = lab();
    await page.getByText('25,818 parameters').first().waitFor();
    await openLesson(page, 'Convolution');
    await make(page, 'Convolutional', '12,810 parameters');
    await lessonIn(page).getByText('Not yet.', { exact: true }).waitFor();
    await trainAnEpoch(page);
    await lessonIn(page).getByText('Not yet: 1 of 3 done.').waitFor();
  });

  test('a pixel on the edge of a stroke is the second, and one in the dark is not', async () => {
    const { page } = lab();
    await clickPixel(page, windowIn((_darkest, lightest) => lightest === 0));
    await findings(page).getByText('sees pixels from 0.00 to 0.00: no edge.').waitFor();
    await lessonIn(page).getByText('Not yet: 1 of 3 done.').waitFor();
    await clickPixel(page, windowIn((darkest, lightest) => lightest - darkest > 0.9));
    await findings(page).getByText(/: an edge\./).waitFor();
    await lessonIn(page).getByText('Not yet: 2 of 3 done.').waitFor();
    await page.getByRole('tabpanel', { name: 'One neuron' }).getByRole('heading', { name: /^Pixel \(\d+, \d+\) of map 1 of layer 1/ }).waitFor();
  });

  test('a dense network of the same size is the third', async () => {
    const { page } = lab();
    await lab().screenshot('lesson-convolution-1440-dark');
    await make(page, 'Dense', '12,730 parameters');
    await lessonIn(page).getByText('Not yet: 2 of 3 done.').waitFor();
    await trainAnEpoch(page);
    await lessonIn(page).getByText('✓ Done: an edge found').waitFor();
    expect(await findings(page).innerText()).toMatch(
      /^Convolutional, 12,810 parameters, epoch 1: \d+\.\d\d\s% of the test set right\. Dense, 12,730 parameters, epoch 1: \d+\.\d\d\s% of the test set right\.$/,
    );
    expect(lab().errors).toEqual([]);
  });
});

describe.each(['Overfitting', 'Convolution'])('%s: axe finds nothing, and nothing is wider than the window', (title) => {
  // One page that is looked at in each width and color: nothing of it depends on the width that it was loaded at but style sheets.
  const lab = sharedLab({ address, width: 1440, height: 900, reducedMotion: 'reduce' });

  test.each([
    [1440, 'light'],
    [390, 'light'],
    [390, 'dark'],
  ] as const)('at %i pixels, %s', async (width, colorScheme) => {
    const { page } = lab();
    if (width === 1440) await prepare(page, title);
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running')); // colors on their way
    expect((await axeProblems(page, 'html')).join('\n')).toBe('');
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await lab().screenshot(`lesson-${title.toLowerCase()}-${width}-${colorScheme}`);
  });
});

async function prepare(page: Page, title: string): Promise<void> {
  await page.getByText('25,818 parameters').first().waitFor();
  await openLesson(page, title);
  await page.getByText('The whole lesson').click();
  await make(page, title === 'Overfitting' ? 'Augmentation' : 'Convolutional', title === 'Overfitting' ? '50,890 parameters' : '12,810 parameters');
  await trainAnEpoch(page);
}
