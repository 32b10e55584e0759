import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { serveLab } from '../server/serve.ts';
import { launchBrowser } from '../test/support/browser/launch.ts';

/**
 * Takes the pictures of the lab for the README and for those who show a link to it, from the built site and the MNIST of this machine:
 * `npm run docs:screenshots`, after `turbo run build:site`.
 */
const root = new URL('../../../', import.meta.url);
const at = (path: string): string => fileURLToPath(new URL(path, root));

/** The charts are drawn in frames, and rooms come in pieces. */
const settle = (page: Page): Promise<void> => page.waitForTimeout(3000);

const digits = '#dataset=mnist&epochs=2&seed=1';

const lab = await serveLab({ site: at('apps/web/dist/site'), port: 0 });
const browser = await launchBrowser();
try {
  await trainedLab(browser, { width: 1440, height: 900, address: `${digits}&lesson=training`, path: at('docs/images/lab.png') });
  await trainedLab(browser, { width: 1440, height: 900, address: `${digits}&lesson=backpropagation&neuron=3.7&sample=test.1&room=neuron`, press: 'Backward', path: at('docs/images/lab-neuron.png') });
  await trainedLab(browser, { width: 1440, height: 900, address: '#dataset=spirals&hidden=[16,16]&learningRate=0.05&epochs=150&seed=1&lesson=none', path: at('docs/images/lab-spirals.png') });
  await trainedLab(browser, { width: 1200, height: 630, address: `?embed=network${digits}`, hide: '.step-panel, .network-view-caption-cell, .network-view-save, .network-view-legend', path: at('apps/web/public/og.png') });
} finally {
  await browser.close();
  await lab.close();
}

interface Picture {
  readonly width: number;
  readonly height: number;
  /** Behind the origin: what is to be seen. */
  readonly address: string;
  /** A button that is pressed at the end. */
  readonly press?: string;
  /** What a picture that is seen as small as a stamp is better without. */
  readonly hide?: string;
  readonly path: string;
}

async function trainedLab(browser: Browser, { width, height, address, press, hide, path }: Picture): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: 'light', reducedMotion: 'reduce' });
  await page.addInitScript(() => origin === 'null' || localStorage.setItem('vitrum.has-watched', 'yes')); // the first training of a visitor is slow on purpose
  await page.goto(`${lab.url}${address}`);
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.getByRole('button', { name: 'Train on' }).waitFor({ timeout: 180_000 });
  if (press !== undefined) await page.getByRole('button', { name: press, exact: true }).click();
  if (hide !== undefined) {
    await page.locator(hide).evaluateAll((parts) => {
      for (const part of parts) if (part instanceof HTMLElement) part.style.display = 'none';
    });
  }
  await settle(page);
  await page.screenshot({ path });
  await page.close();
  console.log(path);
}
